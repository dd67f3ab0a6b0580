import { json, withHeaders, type PlainResponse } from "../service/plain-response.js";

const HEADERS = { vary: "Accept, origin, Accept-Encoding" } as const;

/** A 200 with PostHog's headers. */
export function ok(body: unknown): PlainResponse {
  return json(200, body, HEADERS);
}

/** A 202: the query is still running, and has no results. */
export function running(projectId: string): PlainResponse {
  const id = "2fbd4b19413342a4ad08c307155187bc";
  return json(202, { query_status: { id, team_id: Number(projectId), complete: false, error: false } }, HEADERS);
}

const ERRORS = {
  noCredentials: [401, "authentication_error", "not_authenticated", "Authentication credentials were not provided."],
  wrongKey: [401, "authentication_error", "authentication_failed", "Invalid personal API key."],
  noScope: [403, "authentication_error", "permission_denied", "API key missing required scope 'query:read'"],
  noProject: [404, "invalid_request", "not_found", "Project not found."],
  method: [405, "invalid_request", "method_not_allowed", "Method not allowed."],
  query: [400, "validation_error", "invalid_input", "Invalid query."],
  throttled: [429, "throttled_error", "throttled", "Request was throttled."],
  concurrency: [429, "throttled_error", "throttled", "Exceeded maximum concurrency limit: 3"],
  internal: [500, "server_error", "error", "A server error occurred."],
} as const;

/** An error in PostHog's envelope. */
export function error(kind: keyof typeof ERRORS, sentence?: string): PlainResponse {
  const [status, type, code, detail] = ERRORS[kind];
  return json(status, { type, code, detail: sentence ?? detail, attr: null }, HEADERS);
}

/** The throttle's 429. */
export function tooMany(wait: number): PlainResponse {
  const sentence = `Request was throttled. Expected available in ${wait} seconds.`;
  return withHeaders(error("throttled", sentence), { "retry-after": String(wait) });
}
