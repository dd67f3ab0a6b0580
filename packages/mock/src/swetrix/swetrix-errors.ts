import { json, type PlainResponse } from "../service/plain-response.js";

const HEADERS = { "access-control-allow-origin": "*", "access-control-allow-headers": "Authorization, *" } as const;

/** A 200 with Swetrix's headers. */
export function ok(body: unknown): PlainResponse {
  return json(200, body, HEADERS);
}

/** An answer to a preflight request. */
export function preflight(): PlainResponse {
  return { status: 204, headers: HEADERS, body: null };
}

/** The errors of Swetrix's framework. Most repeat the status's own phrase. */
export const SWETRIX_ERRORS = {
  unauthorized: () => error(401, "Unauthorized"),
  forbidden: () => error(403, "You are not allowed to view this project", "Forbidden"),
  notFound: () => error(404, "Project not found", "Not Found"),
  invalidProject: () => error(400, ["The provided Project ID (pid) is incorrect"], "Bad Request"),
  invalidRange: () => error(412, "The timeframe 'from' parameter is invalid", "Precondition Failed"),
  unprocessable: (message: string) => error(422, message, "Unprocessable Entity"),
  tooMany: () => error(429, "Too many requests, please try again later"),
  internal: () => error(500, "Internal server error"),
  suspended: () =>
    error(
      402,
      "The account that owns this site is currently suspended, this is because of a billing issue. Please resolve the issue to continue.",
    ),
} as const;

function error(statusCode: number, message: string | readonly string[], phrase?: string): PlainResponse {
  return json(statusCode, { message, ...(phrase !== undefined && { error: phrase }), statusCode }, HEADERS);
}
