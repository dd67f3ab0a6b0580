import { startDeadline } from "../abort/deadline.js";
import { raceWithSignal } from "../abort/race-with-signal.js";
import type { AccessTokens } from "../provider/access-tokens.js";
import { isOnlookersError } from "../provider/errors.js";
import type { ProviderCall } from "../provider/provider-call.js";
import { isBailOut } from "./bail-out.js";
import { providerError } from "./provider-error.js";
import { sendCall, type CallContext, type CallResult } from "./send-call.js";

/**
 * Makes one call with the provider's authentication. If the service refuses an access token, the call is repeated once
 * with a new one.
 *
 * @throws {OnlookersError} or, unchanged, an error for which {@link isBailOut} is true
 */
export async function callProvider<Reading>(
  call: ProviderCall<Reading>,
  context: CallContext,
): Promise<CallResult<Reading>> {
  const { accessTokens } = context.provider;
  if (context.deadline.signal.aborted) throw providerError(context.provider, { code: "aborted" });
  if (accessTokens === null) return authorizeAndSend(call, context);
  const token = await getAccessToken(accessTokens, context, null);
  try {
    return await authorizeAndSend(call, context, token);
  } catch (error) {
    if (!isOnlookersError(error) || error.code !== "unauthorized" || error.status === null) throw error;
  }
  return authorizeAndSend(call, context, await getAccessToken(accessTokens, context, token));
}

async function authorizeAndSend<Reading>(
  call: ProviderCall<Reading>,
  context: CallContext,
  accessToken?: string,
): Promise<CallResult<Reading>> {
  const { provider, now, deadline } = context;
  let headers: Record<string, string>;
  try {
    const authorization = provider.authorize(now(), accessToken);
    // Headers that are ready are used at once, so that the calls of a reading start together.
    headers = isPromise(authorization) ? await raceWithSignal(authorization, deadline.signal) : authorization;
  } catch {
    // The reason is dropped: it may quote the secret.
    throw providerError(provider, { code: deadline.endedBy() ?? "unauthorized" });
  }
  return sendCall(call, context, headers);
}

/** @param refused the access token that the service has just refused */
async function getAccessToken(
  accessTokens: AccessTokens,
  context: CallContext,
  refused: string | null,
): Promise<string> {
  const { provider, now, deadline, timeout } = context;
  try {
    return await accessTokens.get({
      now: now(),
      refused,
      signal: deadline.signal,
      async call(exchange, signal) {
        // Readings share the exchange, so it has a deadline of its own.
        const exchangeDeadline = startDeadline(timeout, signal);
        try {
          return (await sendCall(exchange, { ...context, deadline: exchangeDeadline }, {})).reading;
        } finally {
          exchangeDeadline.release();
        }
      },
    });
  } catch (error) {
    if (isOnlookersError(error) || isBailOut(error)) throw error;
    throw providerError(provider, { code: deadline.endedBy() ?? "network" });
  }
}

/** Also for promises of another realm. */
function isPromise<T extends object>(value: T | Promise<T>): value is Promise<T> {
  return "then" in value;
}
