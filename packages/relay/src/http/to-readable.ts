import type { StreamBody, StreamLine } from "./stream-body.js";

/** For platforms that speak Fetch. Holds one chunk, and asks for the next when that is taken. */
export function toReadable(body: StreamBody): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let line: StreamLine | undefined;
  return new ReadableStream(
    {
      start(controller) {
        line = body.open({
          write(text) {
            controller.enqueue(encoder.encode(text));
            return (controller.desiredSize ?? 0) > 0;
          },
          end: () => controller.close(),
          cut: () => controller.error(new Error("[onlookers] The stream's reader took nothing for too long.")),
        });
      },
      pull: () => line?.drained(),
      cancel: () => line?.left(),
    },
    { highWaterMark: 1 },
  );
}
