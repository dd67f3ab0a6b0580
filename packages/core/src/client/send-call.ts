import type { Deadline } from "../abort/deadline.js";
import { raceWithSignal } from "../abort/race-with-signal.js";
import { parseHttpDate } from "../parse/instant.js";
import { parseRecord } from "../parse/fields.js";
import { codeOfStatus, type OnlookersErrorDetails } from "../provider/errors.js";
import type { Provider } from "../provider/provider.js";
import type { ProviderCall, ProviderRequest } from "../provider/provider-call.js";
import { isBailOut } from "./bail-out.js";
import { clockSkewSeconds } from "./provider-answer.js";
import { toProviderAnswer } from "./provider-answer.js";
import { providerError } from "./provider-error.js";
import { errorField, hideSecrets, providerMessage, toMessage } from "./provider-error.js";
import { parseJson, readBody } from "./provider-answer.js";
import { retryAfterSeconds } from "./retry-after.js";

/** The provider of a reading, and what its calls depend on. */
export interface CallContext {
  readonly provider: Provider;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** `now` by the service's clock, for the time spans of requests. Epoch milliseconds. */
  readonly serviceNow: () => number;
  readonly deadline: Deadline;
  /** Milliseconds, of the deadline. */
  readonly timeout: number;
}

/** The result of one call. */
export interface CallResult<Reading> {
  readonly reading: Reading;
  /** See `FullReading.clockSkewSeconds`. */
  readonly clockSkewSeconds: number | null;
}

/** A usual answer has some hundred bytes; one with Plausible's pages, some hundred kilobytes. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Sends one call and parses its answer.
 *
 * @param authorization the headers that authenticate it
 * @throws {OnlookersError} or, unchanged, an error for which {@link isBailOut} is true
 */
export async function sendCall<Reading>(
  call: ProviderCall<Reading>,
  { provider, fetch, now, serviceNow, deadline }: CallContext,
  authorization: Readonly<Record<string, string>>,
): Promise<CallResult<Reading>> {
  const { siteId } = provider;
  const { signal } = deadline;
  const fail = (details: OnlookersErrorDetails) => providerError(provider, details);
  const hide = hideSecrets(provider, authorization);

  if (signal.aborted) throw fail({ code: "aborted" });
  const sentAt = now();
  const [url, init] = httpCall(provider.baseUrl, call.request(siteId, serviceNow()), authorization);
  let response: Response;
  try {
    response = await raceWithSignal(fetch(url, { ...init, signal }), signal);
  } catch (error) {
    const endedBy = deadline.endedBy();
    if (endedBy === null && isBailOut(error)) throw error;
    // The reason is dropped: it may quote the call, including the token.
    throw fail({ code: endedBy ?? "network" });
  }
  const receivedAt = now();
  const { status, headers } = response;
  // 206 has a part of an answer.
  if (status < 200 || status === 206 || (status >= 300 && status < 400) || response.redirected) {
    response.body?.cancel().catch(() => {});
    throw fail({ code: "invalid_response", status: status || null });
  }

  const text = await raceWithSignal(readBody(response, MAX_BODY_BYTES), signal).catch(() => undefined);
  if (deadline.endedBy() === "aborted") throw fail({ code: "aborted" });
  const json = text == null ? undefined : parseJson(text);
  const date = parseHttpDate(headers.get("date"));
  if (status >= 400) {
    throw fail({
      code: codeOfStatus(status),
      status,
      providerMessage: text == null ? null : providerMessage({ text, json, hide }),
      retryAfterSeconds: retryAfterSeconds({
        header: headers.get("retry-after"),
        body: parseRecord(json),
        answeredAt: date ?? receivedAt,
      }),
    });
  }
  if (text === undefined) throw fail({ code: deadline.endedBy() ?? "network" });

  const error =
    errorField(json, hide) ??
    toMessage(
      attempt(() => provider.failureIn(json)),
      hide,
    );
  if (error !== null) throw fail({ code: "invalid_response", status, providerMessage: error });
  const reading = attempt(() => call.parse(toProviderAnswer({ body: json, siteId, date, receivedAt })));
  if (reading === null) throw fail({ code: "invalid_response", status });
  return { reading, clockSkewSeconds: clockSkewSeconds(headers, { sentAt, receivedAt }) };
}

/** An app's own provider may throw on an unexpected answer. It then has no result, which makes the answer invalid. */
function attempt<Result>(parse: () => Result): Result | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

/**
 * The arguments of `fetch` for a provider's request.
 *
 * @param authorization the headers that authenticate it
 */
function httpCall(
  baseUrl: string,
  request: ProviderRequest,
  authorization: Readonly<Record<string, string>>,
): readonly [url: string, init: RequestInit & { readonly headers: Record<string, string> }] {
  const query = new URLSearchParams(request.query).toString();
  const url = `${baseUrl}${request.path}${query === "" ? "" : `?${query}`}`;
  const headers = { Accept: "application/json", ...authorization };
  // `manual`, so that the token follows no redirect. Workers don't support `error`.
  const init = { headers, redirect: "manual", ...uncached() } as const;
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

/** Frameworks that patch fetch cache a GET for ever. Workers before November 2024 throw if `cache` is set. */
function uncached(): Pick<RequestInit, "cache"> {
  return "cache" in Request.prototype ? { cache: "no-store" } : {};
}
