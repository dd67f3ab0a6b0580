import { HttpResponse } from "msw";
import type { Answer } from "./answer.js";

/** The whole answer, with its length as real servers send it. */
export function toResponse({ status, headers, body }: Answer): Response {
  const bytes = body === null ? null : new TextEncoder().encode(body);
  const length = bytes === null ? {} : { "content-length": String(bytes.byteLength) };
  return new HttpResponse(bytes, { status, headers: { ...headers, ...length } });
}

/** An answer that promises all of its body, sends half, and breaks. */
export function toTruncatedResponse({ status, headers, body }: Answer): Response {
  const bytes = new TextEncoder().encode(body ?? "");
  let isSent = false;
  const half = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) controller.enqueue(bytes.subarray(0, Math.floor(bytes.byteLength / 2)));
      else {
        // An error overtakes what was sent before it, so let that arrive first: the caller gets the headers, and half.
        await turnOfTheEventLoop();
        controller.error(new TypeError("terminated"));
      }
      isSent = true;
    },
  });
  return new HttpResponse(half, { status, headers: { ...headers, "content-length": String(bytes.byteLength) } });
}

/** No answer: the connection broke. */
export function brokenConnection(): Response {
  return HttpResponse.error();
}

/** By a message, not a timer: it passes under fake timers too, and in browsers as in Node. */
async function turnOfTheEventLoop(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.addEventListener("message", resolve, { once: true });
    port1.start();
    port2.postMessage(null);
  });
  port1.close();
}
