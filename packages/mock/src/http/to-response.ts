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
  let sent = false;
  const halfOfIt = new ReadableStream<Uint8Array>({
    pull(controller) {
      // Not both at once: an error throws away what is still in the queue.
      if (sent) controller.error(new TypeError("terminated"));
      else controller.enqueue(bytes.subarray(0, Math.floor(bytes.byteLength / 2)));
      sent = true;
    },
  });
  return new HttpResponse(halfOfIt, { status, headers: { ...headers, "content-length": String(bytes.byteLength) } });
}

/** No answer: the connection broke. */
export function brokenConnection(): Response {
  return HttpResponse.error();
}
