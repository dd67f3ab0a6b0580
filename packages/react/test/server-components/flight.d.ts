// React's Flight format for a bundler-less client. The package has no types.
declare module "react-server-dom-parcel/server.node" {
  export function renderToReadableStream(model: unknown): ReadableStream<Uint8Array>;
}
declare module "react-server-dom-parcel/client.edge" {
  export function createFromReadableStream(stream: ReadableStream<Uint8Array>): Promise<import("react").ReactNode>;
}
