import type { Deadline } from "../abort/deadline.js";
import { raceWithSignal } from "../abort/race-with-signal.js";
import {
  codeOfStatus,
  OnlookersError,
  type OnlookersErrorCode,
  type OnlookersErrorDetails,
} from "../provider/errors.js";
import { parseHttpDate } from "../parse/http-date.js";
import { parseRecord } from "../parse/record.js";
import { providerAnswer, type ProviderAnswer } from "../provider/provider-answer.js";
import { clockSkewSeconds } from "./clock-skew.js";
import { errorField, providerMessage } from "./provider-message.js";
import type { Provider, ProviderCall, ProviderRequest } from "../provider/provider.js";
import { parseJson, readBody } from "./read-body.js";
import { retryAfterSeconds } from "./retry-after.js";

/** A call's outside: who carries it, the clock, and when it ends. */
export interface CallContext {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly deadline: Deadline;
}

/** What one call brought. */
interface Called<Reading> {
  readonly reading: Reading;
  /** See {@link FullReading.clockSkewSeconds}. */
  readonly clockSkewSeconds: number | null;
}

/** An answer of any of the services is some hundred bytes, of Plausible's pages some hundred kilobytes. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Makes one call and reads its answer.
 *
 * @throws {OnlookersError} and nothing else
 */
export async function callProvider<Reading>(
  provider: Provider,
  call: ProviderCall<Reading>,
  { fetch, now, deadline }: CallContext,
): Promise<Called<Reading>> {
  const fail = (code: OnlookersErrorCode, details: Omit<OnlookersErrorDetails, "code"> = {}) =>
    new OnlookersError(failureText(provider, code, details.status ?? null), {
      code,
      ...details,
      providerMessage: details.providerMessage == null ? null : provider.redact(details.providerMessage),
    });

  if (deadline.endedBy() !== null) throw fail("aborted");
  const askedAt = now();
  const [url, init] = httpCall(provider, call.request(provider.siteId, askedAt), deadline.signal);
  let response: Response;
  try {
    response = await raceWithSignal(fetch(url, init), deadline.signal);
  } catch {
    throw fail(deadline.endedBy() ?? "network"); // The reason is dropped: it may quote the call, token and all.
  }
  const receivedAt = now();
  const { status } = response;
  if (status < 200 || (status >= 300 && status < 400) || response.redirected) {
    response.body?.cancel().catch(() => {});
    throw fail("invalid_response", { status: status || null });
  }

  const text = await raceWithSignal(readBody(response, MAX_BODY_BYTES), deadline.signal).catch(() => undefined);
  if (deadline.endedBy() === "aborted") throw fail("aborted");
  const json = text == null ? undefined : parseJson(text);
  const date = parseHttpDate(response.headers.get("date"));
  if (status >= 400) {
    throw fail(codeOfStatus(status), {
      status,
      providerMessage: text == null ? null : providerMessage(text, json),
      retryAfterSeconds: retryAfterSeconds(response.headers.get("retry-after"), parseRecord(json), date ?? receivedAt),
    });
  }
  if (text === undefined) throw fail(deadline.endedBy() ?? "network");

  const error = errorField(json);
  if (error !== null) throw fail("invalid_response", { status, providerMessage: error });
  const reading = parse(call, providerAnswer(json, provider.siteId, date, receivedAt));
  if (reading === null) throw fail("invalid_response", { status });
  return { reading, clockSkewSeconds: clockSkewSeconds(response.headers, { askedAt, receivedAt }) };
}

/** A shop's own provider may meet an answer that it didn't think of: that is the answer's fault. */
function parse<Reading>(call: ProviderCall<Reading>, answer: ProviderAnswer): Reading | null {
  try {
    return call.parse(answer);
  } catch {
    return null;
  }
}

function httpCall(provider: Provider, request: ProviderRequest, signal: AbortSignal): [string, RequestInit] {
  const query = new URLSearchParams(request.query).toString();
  const url = `${provider.baseUrl}${request.path}${query === "" ? "" : `?${query}`}`;
  const headers = { Accept: "application/json", ...provider.authorize() };
  // `manual`, so that the token follows no redirect: Workers know no `error`.
  const init: RequestInit = { headers, redirect: "manual", ...uncached(), signal };
  if (request.json === undefined) return [url, init];
  return [
    url,
    {
      ...init,
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(request.json),
    },
  ];
}

/** Frameworks that wrap fetch cache a GET for ever. Workers of before November 2024 have no such option, and throw at it. */
function uncached(): Pick<RequestInit, "cache"> {
  return "cache" in Request.prototype ? { cache: "no-store" } : {};
}

function failureText(provider: Provider, code: OnlookersErrorCode, status: number | null): string {
  const what = `${provider.name} (site ${JSON.stringify(provider.siteId)})`;
  const answered = `${what} answered ${status}`;
  switch (code) {
    case "unauthorized":
      return `${answered}: it doesn't take the token, so nothing can be read. Check token and siteId, and whether the token has expired.`;
    case "payment_required":
      return `${answered}: the account's plan has no access to this API. Upgrade the plan or use another provider.`;
    case "forbidden":
      return `${answered}: the token has no access to this site, or something in front of the service turns this server away. Check siteId and the account's rights.`;
    case "not_found":
      return `${answered}: there is no such site or no such address. Check siteId and baseUrl.`;
    case "rate_limited":
      return `${answered}: the hourly limit is used up. Wait, and let one relay read for all.`;
    case "bad_request":
      return `${answered}: it doesn't understand the call. Check siteId and baseUrl, and that the service is one of ours.`;
    case "upstream":
      return `${answered}: the service is in trouble. Try again later.`;
    case "invalid_response":
      return `${answered}, but with nothing that a count can be read from. Check that baseUrl leads to the service itself, not to a login page or a redirect.`;
    case "network":
      return `${what} could not be reached, or its answer was cut short. Check baseUrl and this server's way out.`;
    case "timeout":
      return `${what} gave no whole answer in time. Try again later, or allow more time.`;
    case "aborted":
      return `The reading of ${what} was aborted by its caller.`;
  }
}
