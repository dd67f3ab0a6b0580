import { json, type PlainResponse } from "../service/plain-response.js";

const HEADERS = { "content-type": "application/json; charset=UTF-8", "cache-control": "private" } as const;

/** A 200 with Google's headers. */
export function ok(body: unknown): PlainResponse {
  return json(200, body, HEADERS);
}

/** Google's page for a path that it does not have. */
export function notFound(): PlainResponse {
  const body = "<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title></html>";
  return { status: 404, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

const STATUSES: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
};

/** An error of Google's APIs. */
export function error(code: number, message: string, details?: readonly object[]): PlainResponse {
  return json(code, { error: { code, message, status: STATUSES[code], ...(details && { details }) } }, HEADERS);
}

export const unauthenticated = (): PlainResponse =>
  error(
    401,
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
  );

/** Also for an unknown property. */
export const noPermission = (): PlainResponse =>
  error(
    403,
    "User does not have sufficient permissions for this property. To learn more about Property ID, see https://developers.google.com/analytics/devguides/reporting/data/v1/property-id.",
  );

export const apiDisabled = (): PlainResponse =>
  error(403, "Google Analytics Data API has not been used in project 987654321 before or it is disabled.", [
    { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "SERVICE_DISABLED", domain: "googleapis.com" },
  ]);
