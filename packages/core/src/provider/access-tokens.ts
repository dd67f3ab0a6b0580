import { createSharedWork } from "../abort/shared-work.js";
import { parseInstant } from "../parse/instant.js";
import type { ProviderAnswer, ProviderCall, ProviderRequest } from "./provider-call.js";

/** A short-lived token, which a service issues for the secret. */
export interface AccessToken {
  /** Printable ASCII without spaces. */
  readonly token: string;
  /** ISO 8601 UTC; `null` if it is valid until the service refuses it. */
  readonly expiresAt: string | null;
}

/** How to exchange the secret for an {@link AccessToken}. Both functions are pure. */
export interface TokenExchange {
  /** The account of the secret, such as a user name. It replaces the secret in `Provider.credential`. */
  readonly account?: string | undefined;
  /**
   * The call, below the provider's base URL. It is sent without authentication.
   *
   * @param now epoch milliseconds
   */
  request(secret: string, now: number): ProviderRequest;
  /**
   * Parses a 2xx answer.
   *
   * @returns `null` if the answer has no token. The reading then fails with `invalid_response`
   */
  parse(answer: ProviderAnswer): AccessToken | null;
}

/** What {@link AccessTokens.get} depends on. */
interface AccessTokenContext {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The access token that the service has just refused. */
  readonly refused: string | null;
  /** Ends the wait for a token. */
  readonly signal: AbortSignal;
  /** Makes the call of the exchange until its signal aborts. */
  readonly call: (exchange: ProviderCall<AccessToken>, signal: AbortSignal) => Promise<AccessToken>;
}

/** The access tokens of one secret. The current one is in memory only, and all readings share it. */
export interface AccessTokens {
  /** Returns the current token, or exchanges the secret for a new one: once for all that wait for it. */
  get(context: AccessTokenContext): Promise<string>;
  /** `text` with every occurrence of the latest tokens replaced. */
  redact(text: string): string;
}

/** A token is replaced this long before it expires, so that it does not expire on the way. */
const RENEW_EARLY_MS = 60_000;
/** How many access tokens are redacted: calls in flight may still use the previous ones. */
const MAX_REDACTED = 4;

/** Exchanges a secret for access tokens. Only closures hold the secret and the tokens, so nothing can print them. */
export function createAccessTokens(exchange: TokenExchange, secret: string): AccessTokens {
  const exchanging = createSharedWork<string>();
  let held: AccessToken | null = null;
  let issued: readonly string[] = [];

  const keep = (access: AccessToken): string => {
    held = access;
    issued = [access.token, ...issued].slice(0, MAX_REDACTED);
    return access.token;
  };

  return {
    async get({ now, refused, signal, call }) {
      if (held?.token === refused) held = null;
      if (held !== null && !isExpiring(held, now)) return held.token;
      return exchanging.join(
        async (exchangeSignal) =>
          keep(
            await call(
              {
                request: () => exchange.request(secret, now),
                parse: (answer) => checkAccessToken(exchange.parse(answer)),
              },
              exchangeSignal,
            ),
          ),
        signal,
      );
    },
    redact: (text) => issued.reduce((rest, token) => rest.replaceAll(token, "[access token]"), text),
  };
}

function isExpiring({ expiresAt }: AccessToken, now: number): boolean {
  const expiry = parseInstant(expiresAt);
  return expiry !== null && now >= expiry - RENEW_EARLY_MS;
}

/** A header cannot contain any other token. */
function checkAccessToken(access: AccessToken | null): AccessToken | null {
  const isValid = typeof access?.token === "string" && /^[\x21-\x7e]+$/.test(access.token);
  return isValid ? access : null;
}
