import { json, text, withHeaders, type PlainResponse } from "../service/plain-response.js";

/**
 * The release of Umami. `v3`: since 2026, and Umami Cloud. `v2`: 2.10 to 2.15. `v1`: 1.x to 2.7.
 * Answers and errors differ.
 */
export type UmamiRelease = "v3" | "v2" | "v1";

const HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*",
  "access-control-allow-methods": "GET, DELETE, POST, PUT",
  "cache-control": "no-cache",
} as const;

/** The number of visitors in a release's own shape. */
export function activeBody(release: UmamiRelease, visitors: number): unknown {
  if (release === "v3") return { visitors };
  return release === "v2" ? { x: visitors } : [{ x: visitors }];
}

/** A 200 with Umami's headers. */
export function ok(body: unknown): PlainResponse {
  return json(200, body, HEADERS);
}

/** The answer to a preflight request. */
export function preflight(): PlainResponse {
  return { status: 204, headers: HEADERS, body: null };
}

/** An error: an object in v3, plain text before. */
export function error(
  release: UmamiRelease,
  status: number,
  { message, code }: UmamiError = ERRORS[status] ?? FAILURE,
): PlainResponse {
  if (release === "v3") return json(status, { error: { message, code, status } }, HEADERS);
  return withHeaders(text(status, `${status} ${message}`), HEADERS);
}

/** The message of an error and its code in v3. */
export interface UmamiError {
  readonly message: string;
  readonly code: string;
}

const FAILURE: UmamiError = { message: "Server error", code: "server-error" };
const ERRORS: Readonly<Record<number, UmamiError>> = {
  400: { message: "Bad request", code: "bad-request" },
  401: { message: "Unauthorized", code: "unauthorized" },
  404: { message: "Not found", code: "not-found" },
  405: { message: "Method Not Allowed", code: "method-not-allowed" },
  429: { message: "Too many requests", code: "too-many-requests" },
};
