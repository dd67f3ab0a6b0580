import { startDeadline } from "../abort/deadline.js";
import { raceWithSignal } from "../abort/race-with-signal.js";
import { isOnlookersError, type OnlookersErrorCode } from "../provider/errors.js";
import type { AccessToken } from "../provider/access-tokens.js";
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
  const { provider, now } = context;
  const { signal } = context.deadline;
  const { accessTokens } = provider;
  if (signal.aborted) throw providerError(provider, { code: "aborted" });

  const authorize = (accessToken?: string) => {
    try {
      return provider.authorize(now(), accessToken);
    } catch (error) {
      return Promise.reject(error);
    }
  };
  const send = async (accessToken?: string) => {
    const headers = authorize(accessToken);
    // Headers that are ready are used at once, so that the calls of a reading start together. `in`: also for promises of
    // another realm.
    return sendCall(call, context, "then" in headers ? await settle(context, "unauthorized", headers) : headers);
  };
  if (accessTokens === null) return send();

  const exchange = (exchangeCall: ProviderCall<AccessToken>, until: AbortSignal) =>
    sendExchange(exchangeCall, context, until);
  const getToken = (refused: string | null) =>
    settle(context, "network", accessTokens.get({ now: now(), refused, signal, call: exchange }));
  const token = await getToken(null);
  try {
    return await send(token);
  } catch (error) {
    if (!isOnlookersError(error) || error.code !== "unauthorized" || error.status === null) throw error;
  }
  return send(await getToken(token));
}

/** Readings share the exchange of a secret, so it has a deadline of its own. */
async function sendExchange(
  exchange: ProviderCall<AccessToken>,
  context: CallContext,
  signal: AbortSignal,
): Promise<AccessToken> {
  const deadline = startDeadline(context.timeout, signal);
  try {
    return (await sendCall(exchange, { ...context, deadline }, {})).reading;
  } finally {
    deadline.release();
  }
}

/**
 * Waits for `work` until the reading's deadline. Any other error than ours is dropped, because it may quote the secret.
 *
 * @param code of the error if the work fails
 */
async function settle<Result>(
  { provider, deadline }: CallContext,
  code: OnlookersErrorCode,
  work: Result | PromiseLike<Result>,
): Promise<Result> {
  try {
    return await raceWithSignal(Promise.resolve(work), deadline.signal);
  } catch (error) {
    const endedBy = deadline.endedBy();
    if (endedBy === null && (isOnlookersError(error) || isBailOut(error))) throw error;
    throw providerError(provider, { code: endedBy ?? code });
  }
}
