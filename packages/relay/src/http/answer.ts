import type { StreamBody } from "./stream-body.js";
import { toReadable } from "./to-readable.js";

/** The parts of an HTTP request that an answer may depend on. */
export interface RelayRequest {
  /** In upper case. */
  readonly method: string;
  /** Path and query, e.g. `/api/onlookers/shop?page=/pricing`, or a whole URL. */
  readonly target: string;
  /** The header `If-None-Match`, `null` without one. */
  readonly ifNoneMatch: string | null;
  /** Returns the client's address, for `stream.maxPerAddress`. Called for streams only. */
  readonly address?: (() => string | undefined) | undefined;
}

/** An HTTP response as plain values, for any platform. */
export interface RelayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `null` for a response without a body (`HEAD`, 204, 304). A {@link StreamBody} only for `/stream`, if streams are on. */
  readonly body: string | StreamBody | null;
}

/** Whether an answer needs to be awaited. Not by `instanceof`: libraries such as zone.js replace the global `Promise`. */
export function isPending(answer: RelayAnswer | Promise<RelayAnswer>): answer is Promise<RelayAnswer> {
  return "then" in answer;
}

/** Converts an answer for platforms that use Fetch. */
export function toResponse({ status, headers, body }: RelayAnswer): Response {
  const isComplete = body === null || typeof body === "string";
  return new Response(isComplete ? body : toReadable(body), { status, headers });
}

/** Takes these parts of a request and ignores all others. */
export function fromRequest(request: Request, address: string | undefined): RelayRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    ifNoneMatch: request.headers.get("if-none-match"),
    address: () => address,
  };
}
