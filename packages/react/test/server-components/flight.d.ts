// Of what React sends from Server Components to browsers, in the one form that needs no bundler; it comes without types.
declare module "react-server-dom-parcel/server.node" {
  export function renderToReadableStream(model: unknown): ReadableStream<Uint8Array>;
}
declare module "react-server-dom-parcel/client.edge" {
  export function createFromReadableStream(stream: ReadableStream<Uint8Array>): Promise<import("react").ReactNode>;
}
