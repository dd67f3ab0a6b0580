import { sha256 } from "@noble/hashes/sha2.js";
import { createAccessTokens, type TokenExchange } from "./access-tokens.js";
import type { Provider } from "./provider.js";
import {
  checkBaseUrl,
  checkLimits,
  checkName,
  checkSiteId,
  checkText,
  checkTimes,
  checkToken,
} from "./provider-options.js";

/** The definition of a service: constants, and pure functions for its calls. */
export interface ProviderDefinition extends Pick<
  Provider,
  "name" | "siteId" | "baseUrl" | "windowSeconds" | "intervalSeconds" | "visitors"
> {
  /** The secret. Only a closure holds it afterwards. With `exchange` it may be any text, else a header must accept it. */
  readonly token: string;
  /** @default [], for a service without limits */
  readonly limits?: Provider["limits"] | undefined;
  /** @default null, for a service without visitors by page */
  readonly pages?: Provider["pages"] | undefined;
  /** @default false */
  readonly zeroMayBeFailure?: Provider["zeroMayBeFailure"] | undefined;
  /** @default () => null, which leaves the pause to the error's `retryAfterSeconds` and to back-off */
  readonly pauseAfter?: Provider["pauseAfter"] | undefined;
  /**
   * The headers that carry the token, or the access token of `exchange`. It may sign the token or fetch one; if it fails,
   * the reading fails with `unauthorized`.
   *
   * @param now epoch milliseconds
   * @default (token) => ({ Authorization: `Bearer ${token}` })
   */
  readonly authorize?:
    | ((token: string, now: number) => Record<string, string> | Promise<Record<string, string>>)
    | undefined;
  /**
   * Exchanges `token` for a short-lived access token, which is kept in memory, replaced 60 seconds before it expires, and
   * replaced once after a 401.
   *
   * @default none: `token` authenticates every call
   */
  readonly exchange?: TokenExchange | undefined;
  /** @default () => null, for a service that reports failures by their status, or in a field `error` */
  readonly failureIn?: Provider["failureIn"] | undefined;
  /** @default null, for a service whose calls are free */
  readonly billedAs?: Provider["billedAs"] | undefined;
}

/**
 * Creates a provider from a service's definition. It is all that a new service needs, in one file.
 *
 * @throws {TypeError} for an invalid option: an empty token, a siteId with spaces, a baseUrl without http(s)
 * @throws {RangeError} for a window that isn't whole seconds up to a day, an interval that is longer than the window, or a
 *   limit that isn't whole numbers
 * @example
 * export const tinybird = (options: { siteId: string; token: string }) =>
 *   defineProvider({
 *     ...options,
 *     name: "tinybird",
 *     baseUrl: "https://api.tinybird.co",
 *     windowSeconds: 300,
 *     intervalSeconds: 30,
 *     visitors: {
 *       request: (siteId) => ({ path: "/v0/pipes/current_visitors.json", query: { domain: siteId } }),
 *       parse: (answer) => {
 *         const [row] = parseRows(parseRecord(answer.body)?.["data"]) ?? [];
 *         const activeVisitors = parseCount(row?.["visits"], { digits: true });
 *         return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
 *       },
 *     },
 *   });
 */
export function defineProvider(definition: ProviderDefinition): Provider {
  const { token, exchange, authorize, ...constants } = definition;
  const name = checkName(definition.name);
  checkSiteId(name, definition.siteId);
  if (exchange === undefined) checkToken(name, token);
  else checkText(name, token);
  const baseUrl = checkBaseUrl(name, definition.baseUrl);
  checkTimes(name, definition);
  const { limits = [] } = definition;
  checkLimits(name, limits);
  const accessTokens = exchange === undefined ? null : createAccessTokens(exchange, token);
  // A password could be guessed from its hash, so an account stands for it.
  const identity = [name, baseUrl, exchange?.account ?? token];
  return Object.freeze({
    ...constants,
    baseUrl,
    limits,
    pages: definition.pages ?? null,
    zeroMayBeFailure: definition.zeroMayBeFailure ?? false,
    billedAs: definition.billedAs ?? null,
    credential: `${name}:${hashOf(identity.join("\n"))}`,
    accessTokens,
    authorize: (now: number, accessToken: string = token) =>
      authorize?.(accessToken, now) ?? { Authorization: `Bearer ${accessToken}` },
    failureIn: definition.failureIn ?? (() => null),
    redact(text: string) {
      const rest = text.replaceAll(token, "[token]");
      return accessTokens?.redact(rest) ?? rest;
    },
    pauseAfter: definition.pauseAfter ?? (() => null),
  });
}

/** The first 128 bits of a SHA-256 in hexadecimal. */
function hashOf(text: string): string {
  const bytes = sha256(new TextEncoder().encode(text)).subarray(0, 16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
