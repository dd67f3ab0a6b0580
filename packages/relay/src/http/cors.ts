/**
 * The cross-origin headers of every answer, errors included. They are fixed at start: an answer that depended on the
 * request's `Origin` would reach the wrong origin through caches that ignore `Vary`.
 *
 * @param origin `RelayOptions.origin`
 * @throws {TypeError} if it is neither `*` nor an origin
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

/** The further headers of a preflight's answer; none if other origins have no access. */
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
    `[onlookers] origin ${JSON.stringify(origin)} is not what a browser sends as Origin, so no page could read the relay. Pass "*", or scheme, host and port only, e.g. "https://shop.example".`,
  );
}
