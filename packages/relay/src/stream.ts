// For browsers; the relay's own side of its streams is in `stream/`.
export { streamTransport, type StreamTransportOptions } from "./client/stream-transport.js";
