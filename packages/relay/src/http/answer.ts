import type { StreamBody } from "./stream-body.js";
import { toReadable } from "./to-readable.js";

/** What of an HTTP request an answer may depend on. */
export interface RelayRequest {
  /** In upper case. */
  readonly method: string;
  /** Path and query, e.g. `/api/onlookers/shop?page=/pricing`. */
  readonly target: string;
  /** The header `If-None-Match`, `null` without one. */
  readonly ifNoneMatch: string | null;
  /** The client's address, for `stream.maxPerAddress`; looked up for streams alone. */
  readonly address?: (() => string | undefined) | undefined;
}

/** An HTTP response as plain values, ready for any platform. */
export interface RelayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `null` where the answer has none (`HEAD`, 204, 304). Only `/stream` has one that goes on, where it is on. */
  readonly body: string | StreamBody | null;
}

/** For platforms that speak Fetch. */
export function toResponse({ status, headers, body }: RelayAnswer): Response {
  const isWhole = body === null || typeof body === "string";
  return new Response(isWhole ? body : toReadable(body), { status, headers });
}

/** Whatever a client sends beside these parts stays unread. */
export function fromRequest(request: Request, address: string | undefined): RelayRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    ifNoneMatch: request.headers.get("if-none-match"),
    address: () => address,
  };
}
