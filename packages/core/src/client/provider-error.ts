import { OnlookersError, type OnlookersErrorDetails } from "../provider/errors.js";
import type { Provider } from "../provider/provider.js";
import { parseRecord } from "../parse/fields.js";

/** An error of a reading. Its `providerMessage` must be without secrets, see {@link hideSecrets}. */
export function providerError(provider: Provider, details: OnlookersErrorDetails): OnlookersError {
  return new OnlookersError(failureText(provider, details), details);
}

/** Removes secrets from a text of any length. A text that is cut first may end within a secret, which then remains. */
export type Hide = (text: string) => string;

/** A shorter value is no secret, and may be part of any word. */
const MIN_SECRET_LENGTH = 16;

/**
 * Removes the token from a service's message, and the values of the headers that authenticated the call: they may contain a
 * token that the provider signed or fetched. Schemes such as `Bearer` remain.
 */
export function hideSecrets(provider: Provider, authorization: Readonly<Record<string, string>>): Hide {
  return (text) =>
    Object.values(authorization)
      .flatMap((value) => value.split(" "))
      .filter(({ length }) => length >= MIN_SECRET_LENGTH)
      .reduce((rest, value) => rest.replaceAll(value, "[token]"), provider.redact(text));
}

function failureText(provider: Provider, { code, status = null }: OnlookersErrorDetails): string {
  const reading = `${provider.name} (site ${JSON.stringify(provider.siteId)})`;
  const answered = `${reading} answered ${status}`;
  switch (code) {
    case "unauthorized":
      if (status === null) return `\`authorize\` of ${reading} failed. Check the credentials.`;
      return `${answered}: it rejects the token or login. Check it and siteId, and whether the token has expired.`;
    case "payment_required":
      return `${answered}: the account's plan has no access to this API. Upgrade the plan or use another provider.`;
    case "forbidden":
      return `${answered}: the token has no access to this site, or a firewall in front of the service blocks this server. Check siteId and the account's permissions.`;
    case "not_found":
      return `${answered}: the site or the address does not exist. Check siteId and baseUrl.`;
    case "rate_limited":
      return `${answered}: the token's rate limit is used up. Wait, and let one relay read for all instances.`;
    case "bad_request":
      return `${answered}: it rejects the request. Check siteId and baseUrl, and that baseUrl is an address of ${provider.name}.`;
    case "upstream":
      return `${answered}: the service failed. Try again later.`;
    case "invalid_response":
      return `${answered} without a valid count or access token. Check that baseUrl is the service itself, not a login page or a redirect.`;
    case "network":
      return `${reading} could not be reached, or its answer was cut short. Check baseUrl and this server's outgoing connections.`;
    case "timeout":
      return `${reading} did not answer completely in time. Try again later, or increase the timeout.`;
    case "aborted":
      return `The reading of ${reading} was aborted by its caller.`;
  }
}

/** Longer than every documented message of the services. A body may have 1 MiB. */
const MAX_LENGTH = 500;
const MAX_LINE_LENGTH = 200;

/** An error answer. */
interface ErrorAnswer {
  readonly text: string;
  /** The parsed body, `undefined` if it isn't JSON. */
  readonly json: unknown;
  readonly hide: Hide;
}

/**
 * The message in an error answer: `error`, `error.message` or `message` of a JSON object, a JSON string, or the first line
 * of plain text. `null` for HTML, an empty body and everything else.
 */
export function providerMessage({ text, json, hide }: ErrorAnswer): string | null {
  if (json !== undefined) {
    const message = typeof json === "string" ? json : parseRecord(json)?.["message"];
    return errorField(json, hide) ?? toMessage(message, hide);
  }
  const line = text.trim().split(/\r?\n/, 1)[0]?.trim() ?? "";
  return /^[<{[]/.test(line) ? null : (toMessage(line, hide)?.slice(0, MAX_LINE_LENGTH) ?? null);
}

/** The message of a JSON object with an `error` field, which means a failure under any status; else `null`. */
export function errorField(json: unknown, hide: Hide): string | null {
  const error = parseRecord(json)?.["error"];
  return toMessage(error, hide) ?? toMessage(parseRecord(error)?.["message"], hide);
}

/** The text if it says anything, without secrets, cut to a length that logs can hold; else `null`. */
export function toMessage(value: unknown, hide: Hide): string | null {
  return typeof value === "string" && value.trim() !== "" ? hide(value).slice(0, MAX_LENGTH) : null;
}
