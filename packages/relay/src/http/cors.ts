/**
 * What every answer says of other origins, errors included. Fixed at start: an answer that depended on the request's
 * `Origin` would be served to the wrong one by caches that ignore `Vary`.
 *
 * @param origin `RelayOptions.origin`
 * @throws {TypeError} where it is neither `*` nor an origin
 */
export function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return { "Cross-Origin-Resource-Policy": "same-origin" };
  checkOrigin(origin);
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": "Age, Date, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Timing-Allow-Origin": origin,
  };
}

/** What a preflight is told on top; nothing where other origins have no access. */
export function preflightHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return {};
  return {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
  };
}

function checkOrigin(origin: string): void {
  if (origin === "*" || (/^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin)) return;
  throw new TypeError(
    `[onlookers] origin ${JSON.stringify(origin)} is none that a browser would send, so no page could read the relay. Use "*", or scheme, host and port alone, e.g. "https://shop.example".`,
  );
}
