import { json, page, type PlainResponse } from "../service/plain-response.js";

/**
 * The release of Matomo. `v5`: 5.4 and later. `v4`: 4.x with PHP before 8.1. It ignores the `Authorization` header, sends
 * errors with status 200 and counts as strings.
 */
export type MatomoRelease = "v5" | "v4";

/** The language of the token's user, in which Matomo writes errors. */
export type MatomoLanguage = "en" | "de";

const HEADERS = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store, must-revalidate" };

/** A 200 with Matomo's headers. */
export function ok(body: unknown): PlainResponse {
  return json(200, body, HEADERS);
}

/** An error. Only a refused access has a status of its own, since Matomo 5. */
export function failure(message: string, status = 200): PlainResponse {
  return json(status, { result: "error", message }, HEADERS);
}

/** Matomo Cloud's 429, which a proxy sends. */
export function tooMany(): PlainResponse {
  return page(429, "429 Too Many Requests");
}

/** Matomo's sentences. */
export const SENTENCES = {
  en: {
    token:
      "Unable to authenticate with the provided token. It is either invalid, expired or is required to be sent as a POST parameter.",
    access: (idSite: string) =>
      `You can't access this resource as it requires 'view' access for the website id = ${idSite}.`,
    blocked: "Too many failed logins. Please wait and try logging in again later.",
  },
  de: {
    token:
      "Authentifizierung mit dem angegebenen Token nicht möglich. Er ist entweder ungültig, abgelaufen oder muss als POST-Parameter gesendet werden.",
    access: (idSite: string) =>
      `Sie haben keinen Zugriff auf diese Ressource, weil sie 'view' Zugriff für die Webseite id = ${idSite} benötigt.`,
    blocked: "Zu viele fehlgeschlagene Anmeldungen. Bitte warten Sie und versuchen Sie es später erneut.",
  },
} as const;
