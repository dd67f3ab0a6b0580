import type { StreamBody, StreamHandle } from "./stream-body.js";

/** Converts a stream for platforms that use Fetch. Buffers one chunk, and the next only when that has been read. */
export function toReadable(body: StreamBody): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let handle: StreamHandle | undefined;
  return new ReadableStream(
    {
      start(controller) {
        handle = body.open({
          write(text) {
            controller.enqueue(encoder.encode(text));
            return (controller.desiredSize ?? 0) > 0;
          },
          end: () => controller.close(),
          destroy: () => controller.error(new Error("[onlookers] The stream's client read nothing for too long.")),
        });
      },
      pull: () => handle?.onDrain(),
      cancel: () => handle?.onClose(),
    },
    { highWaterMark: 1 },
  );
}
