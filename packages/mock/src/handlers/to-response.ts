import { HttpResponse } from "msw";
import type { PlainResponse } from "../service/plain-response.js";

/** A complete response with its `Content-Length`. */
export function toResponse({ status, headers, body }: PlainResponse): Response {
  const bytes = body === null ? null : new TextEncoder().encode(body);
  const length = bytes === null ? {} : { "content-length": String(bytes.byteLength) };
  return new HttpResponse(bytes, { status, headers: { ...headers, ...length } });
}

/** A response that declares its full length, sends half of the body and then fails. */
export function toTruncatedResponse({ status, headers, body }: PlainResponse): Response {
  const bytes = new TextEncoder().encode(body ?? "");
  let isSent = false;
  const half = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) controller.enqueue(bytes.subarray(0, Math.floor(bytes.byteLength / 2)));
      else {
        // An error discards what is still queued. Wait until the caller has the headers and the first half.
        await nextTask();
        controller.error(new TypeError("terminated"));
      }
      isSent = true;
    },
  });
  return new HttpResponse(half, { status, headers: { ...headers, "content-length": String(bytes.byteLength) } });
}

/** A network error. */
export function toNetworkError(): Response {
  return HttpResponse.error();
}

/** Waits for a message and not for a timer: this works under fake timers, in browsers and in Node. */
async function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.addEventListener("message", resolve, { once: true });
    port1.start();
    port2.postMessage(null);
  });
  port1.close();
}
