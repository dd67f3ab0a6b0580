// Checks what a shop configures, at once, so that a typo speaks at start and not in a shopper's request.

/** A day. */
const MAX_SECONDS = 86_400;

/** @throws {TypeError} for a name that couldn't stand in a store's keys */
export function checkName(name: string): string {
  if (typeof name !== "string" || !/^[a-z][a-z\d-]*$/.test(name)) {
    throw new TypeError(
      `[onlookers] A provider's name is ${quote(name)}, but it stands in events and keys. Use lower-case letters, digits and hyphens, such as "plausible".`,
    );
  }
  return name;
}

/** @throws {TypeError} for blanks, control characters, nothing at all, and more than 256 characters */
export function checkSiteId(provider: string, siteId: unknown): void {
  if (typeof siteId !== "string" || !/^[^\s\p{Cc}]{1,256}$/u.test(siteId)) {
    throw new TypeError(
      `[onlookers] ${provider}: siteId is ${quote(siteId)}, which no site can be called. Copy the site's id from the service, without spaces${
        siteId === undefined ? " (an environment variable that isn't set?)" : ""
      }.`,
    );
  }
}

/** @throws {TypeError} that says nothing of the token itself: the message may be logged */
export function checkToken(provider: string, token: unknown): void {
  if (typeof token !== "string" || token === "") {
    throw new TypeError(
      `[onlookers] ${provider}: token is empty, so every call would be refused. Set it from an environment variable of the server, such as process.env.${provider.toUpperCase().replaceAll("-", "_")}_TOKEN, and check that it is set.`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError(
      `[onlookers] ${provider}: token has a space, a line break or a character outside ASCII, which no HTTP header can carry. Give the bare token, without "Bearer" and without quotes.`,
    );
  }
}

/**
 * @returns the URL without a slash at its end
 * @throws {TypeError} for one that isn't http(s), or would send more than a path with every call
 */
export function checkBaseUrl(provider: string, baseUrl: unknown): string {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `[onlookers] ${provider}: baseUrl is ${quote(baseUrl)}, which is no http(s) address. Write it whole, such as "https://stats.example.com".`,
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new TypeError(
      `[onlookers] ${provider}: baseUrl has a user, a password, a query or a fragment, which would be sent with every call. Leave only scheme, host, port and path.`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/**
 * A count's window or the interval between readings: both travel to browsers, which take whole seconds up to a day.
 *
 * @throws {RangeError} for any other number
 */
export function checkSeconds(provider: string, option: string, seconds: number): void {
  if (Number.isSafeInteger(seconds) && seconds >= 1 && seconds <= MAX_SECONDS) return;
  throw new RangeError(
    `[onlookers] ${provider}: ${option} is ${seconds}, but pages refuse counts of anything but whole seconds up to a day. Give a number from 1 to ${MAX_SECONDS}.`,
  );
}

function quote(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
