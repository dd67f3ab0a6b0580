import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Provider } from "./provider.js";
import { checkBaseUrl, checkName, checkSeconds, checkSiteId, checkToken } from "./provider-options.js";

/** A service as {@link defineProvider} takes it: constants, and pure functions for its calls. */
export interface ProviderDefinition extends Pick<
  Provider,
  "name" | "siteId" | "baseUrl" | "windowSeconds" | "intervalSeconds" | "visitors"
> {
  /** The secret. Kept in a closure from here on. */
  readonly token: string;
  /** @default none: the service has no limit */
  readonly limits?: Provider["limits"] | undefined;
  /** @default none: the service has no numbers by page */
  readonly pages?: Provider["pages"] | undefined;
  /** @default false */
  readonly zeroMayBeFailure?: Provider["zeroMayBeFailure"] | undefined;
  /** @default the error's own `retryAfterSeconds` alone */
  readonly pauseAfter?: Provider["pauseAfter"] | undefined;
  /**
   * The headers that carry the token.
   *
   * @default (token) => ({ Authorization: `Bearer ${token}` })
   */
  readonly authorize?: ((token: string) => Record<string, string>) | undefined;
}

/**
 * Makes a provider of a service's definition: all it takes to add a service, in one file.
 *
 * @throws {TypeError | RangeError} where an option can't work (an empty token, a siteId with spaces, a baseUrl without
 *   http, a window of no whole seconds)
 * @example
 * export const umami = (options: { siteId: string; token: string }) =>
 *   defineProvider({
 *     ...options,
 *     name: "umami",
 *     baseUrl: "https://api.umami.is",
 *     windowSeconds: 300,
 *     intervalSeconds: 15,
 *     authorize: (token) => ({ "x-umami-api-key": token }),
 *     visitors: {
 *       request: (siteId) => ({ path: `/v1/websites/${encodeURIComponent(siteId)}/active` }),
 *       parse: (answer) => {
 *         const activeVisitors = parseCount(parseRecord(answer.body)?.["visitors"]);
 *         return activeVisitors === null ? null : { activeVisitors, ...answer.observed() };
 *       },
 *     },
 *   });
 */
export function defineProvider(definition: ProviderDefinition): Provider {
  const { token, limits, pages, zeroMayBeFailure, pauseAfter, authorize, ...constants } = definition;
  const name = checkName(definition.name);
  checkSiteId(name, definition.siteId);
  checkToken(name, token);
  const baseUrl = checkBaseUrl(name, definition.baseUrl);
  checkSeconds(name, "windowSeconds", definition.windowSeconds);
  checkSeconds(name, "intervalSeconds", definition.intervalSeconds);
  return Object.freeze({
    ...constants,
    baseUrl,
    limits: limits ?? [],
    pages: pages ?? null,
    zeroMayBeFailure: zeroMayBeFailure ?? false,
    credential: `${name}:${bytesToHex(sha256(utf8ToBytes([name, baseUrl, token].join("\n")))).slice(0, 32)}`,
    authorize: () => authorize?.(token) ?? { Authorization: `Bearer ${token}` },
    redact: (text: string) => text.replaceAll(token, "[token]"),
    pauseAfter: pauseAfter ?? (() => null),
  });
}
