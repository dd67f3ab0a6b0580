import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Provider } from "./provider.js";
import { checkBaseUrl, checkName, checkSeconds, checkSiteId, checkToken } from "./provider-options.js";

/** The definition of a service: constants, and pure functions for its calls. */
export interface ProviderDefinition extends Pick<
  Provider,
  "name" | "siteId" | "baseUrl" | "windowSeconds" | "intervalSeconds" | "visitors"
> {
  /** The secret. Only a closure holds it afterwards. */
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
   * The headers that carry the token.
   *
   * @default (token) => ({ Authorization: `Bearer ${token}` })
   */
  readonly authorize?: ((token: string) => Record<string, string>) | undefined;
}

/**
 * Creates a provider from a service's definition. It is all that a new service needs, in one file.
 *
 * @throws {TypeError} for an invalid option: an empty token, a siteId with spaces, a baseUrl without http(s)
 * @throws {RangeError} for a window or an interval that isn't whole seconds up to a day
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
  checkSeconds(name, { windowSeconds: definition.windowSeconds, intervalSeconds: definition.intervalSeconds });
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
