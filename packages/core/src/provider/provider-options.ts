// Checks options when a provider is created, so that a typo throws at start and not in a visitor's request.

import type { Provider } from "./provider.js";

/** A day. */
const MAX_SECONDS = 86_400;

/** @throws {TypeError} for a name that cannot be part of a store's key */
export function checkName(name: string): string {
  if (typeof name !== "string" || !/^[a-z][a-z\d-]*$/.test(name)) {
    throw new TypeError(
      `[onlookers] A provider's name is ${quote(name)}, which events and store keys cannot contain. Use lower-case letters, digits and hyphens, such as "plausible".`,
    );
  }
  return name;
}

/** Quotes that env files, shells and documents leave around a value. */
const QUOTES = /["'`\u2018-\u201f\u00ab\u00bb]/;

/**
 * A slash inside is allowed: Plausible has sites such as `example.com/blog`.
 *
 * @throws {TypeError} if it is empty, a URL, or has more than 256 characters, spaces, quotes, control characters or a
 *   slash at an end
 */
export function checkSiteId(provider: string, siteId: unknown): void {
  checkQuotes(provider, siteId, "siteId");
  if (typeof siteId === "string" && /:\/\/|^[/\\]|[/\\]$/.test(siteId)) {
    throw new TypeError(
      `[onlookers] ${provider}: siteId is ${quote(siteId)}, which is an address and not a site id. Copy the site's id from the service, without "https://" and without a slash at its end.`,
    );
  }
  if (typeof siteId !== "string" || !/^[^\s\p{Cc}]{1,256}$/u.test(siteId)) {
    throw new TypeError(
      `[onlookers] ${provider}: siteId is ${quote(siteId)}, which is not a valid site id. Copy the site's id from the service, without spaces${
        siteId === undefined ? " (is an environment variable missing?)" : ""
      }.`,
    );
  }
}

/**
 * Checks a text that the service requires, such as a password.
 *
 * @param option its name
 * @throws {TypeError} if it is empty
 */
export function checkText(provider: string, text: unknown, option = "token"): asserts text is string {
  if (typeof text === "string" && text !== "") return;
  const variable = `${provider}-${option}`.replaceAll(/(?=[A-Z])|-/g, "_").toUpperCase();
  throw new TypeError(
    `[onlookers] ${provider}: ${option} is empty, so every call would fail. Set it from an environment variable of the server, such as process.env.${variable}, and check that it is set.`,
  );
}

/** Throws without the text in its message: it may be a secret. */
function checkQuotes(provider: string, text: unknown, option: string): void {
  if (typeof text !== "string" || !QUOTES.test(text)) return;
  throw new TypeError(
    `[onlookers] ${provider}: ${option} contains a quote, so the service would not accept it. Remove the quotes: Docker's --env-file and some hosts pass them on.`,
  );
}

/**
 * Checks a text that a header contains.
 *
 * @param option its name
 * @throws {TypeError} without the text in its message, because messages are logged
 */
export function checkToken(provider: string, text: unknown, option = "token"): asserts text is string {
  checkText(provider, text, option);
  checkQuotes(provider, text, option);
  if (text.includes("://")) {
    throw new TypeError(
      `[onlookers] ${provider}: ${option} is a URL, so the service would not accept it. Pass the bare ${option}; an address is the baseUrl.`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw new TypeError(
      `[onlookers] ${provider}: ${option} has a space, a line break or a character outside ASCII, which an HTTP header cannot contain. Pass the bare ${option}, without "Bearer" and without quotes.`,
    );
  }
}

/**
 * @returns the URL without a trailing slash
 * @throws {TypeError} if it isn't http(s), or has a user, a password, a query or a fragment
 */
export function checkBaseUrl(provider: string, baseUrl: unknown): string {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `[onlookers] ${provider}: baseUrl is ${quote(baseUrl)}, which is not an http(s) URL. Use a complete one, such as "https://stats.example.com".`,
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new TypeError(
      `[onlookers] ${provider}: baseUrl has a user, a password, a query or a fragment, which every call would contain. Keep only scheme, host, port and path.`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/**
 * Checks a count's window and the interval between readings.
 *
 * @throws {RangeError} for a window that isn't whole seconds up to a day, and an interval that isn't whole seconds up to the
 *   window: each count would expire before the next reading
 */
export function checkTimes(provider: string, times: Pick<Provider, "windowSeconds" | "intervalSeconds">): void {
  checkWhole(`${provider}: windowSeconds`, times.windowSeconds, MAX_SECONDS);
  checkWhole(`${provider}: intervalSeconds`, times.intervalSeconds, times.windowSeconds);
}

/**
 * Checks a token's limits.
 *
 * @throws {TypeError} if it is not a list
 * @throws {RangeError} for a limit that is not a whole number of requests from 1 in whole seconds up to a day
 */
export function checkLimits(provider: string, limits: unknown): void {
  if (!Array.isArray(limits)) {
    throw new TypeError(
      `[onlookers] ${provider}: limits is ${quote(limits)}. Use a list such as [{ requests: 600, perSeconds: 3600 }].`,
    );
  }
  for (const limit of limits) {
    checkWhole(`${provider}: requests of a limit`, limit?.requests, Number.MAX_SAFE_INTEGER);
    checkWhole(`${provider}: perSeconds of a limit`, limit?.perSeconds, MAX_SECONDS);
  }
}

function checkWhole(option: string, value: unknown, max: number): void {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= max) return;
  throw new RangeError(
    `[onlookers] ${option} is ${quote(value)}, so readings cannot be planned. Use a whole number from 1 to ${max}.`,
  );
}

/**
 * Looks up what depends on the account's plan, such as its limit.
 *
 * @throws {TypeError} for an unknown plan
 */
export function checkPlan<Plan extends string, Value>(
  provider: string,
  values: Readonly<Record<Plan, Value>>,
  plan: Plan,
): Value {
  if (Object.hasOwn(values, plan)) return values[plan];
  const plans = Object.keys(values).map(quote);
  throw new TypeError(
    `[onlookers] ${provider} has no plan ${quote(plan)}, so its limits are unknown. Use ${plans.join(" or ")}.`,
  );
}

/**
 * The minutes of a window that the service can only count in whole minutes.
 *
 * @throws {RangeError} for other numbers of seconds
 */
export function checkWindowMinutes(provider: string, windowSeconds: number, maxSeconds = MAX_SECONDS): number {
  if (windowSeconds >= 60 && windowSeconds <= maxSeconds && windowSeconds % 60 === 0) return windowSeconds / 60;
  throw new RangeError(
    `[onlookers] ${provider}: windowSeconds is ${windowSeconds}, but ${provider} counts whole minutes. Use a multiple of 60 from 60 to ${maxSeconds}.`,
  );
}

/**
 * The host name of a base URL, so that a provider can apply the hosted service's limits to the hosted service only.
 *
 * @returns an empty text for an invalid URL, which {@link checkBaseUrl} reports
 */
export function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).hostname : "";
}

function quote(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
