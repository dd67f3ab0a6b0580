/**
 * The canonical spelling of a page: its path with query and fragment, a leading slash, all but printable ASCII
 * percent-encoded, and escapes in upper case. `null` and the empty string become `/`. Nothing else changes: pages are
 * compared, not requested. `new URL` would parse `//evil.example/x` as a host.
 *
 * This is the rule for whether two spellings are one page, wherever a page is compared:
 *
 * - Encoding does not matter: `/café`, `/caf%C3%A9` and `/caf%c3%a9` are one page.
 * - Upper and lower case differ. So do two queries, and two routes in a fragment (`#/…`, `#!…`).
 * - A trailing slash, a query or an anchor (`#reviews`) does not matter as long as the service lists only one such
 *   spelling. If it lists several, each is a page of its own, and they are never added up.
 */
export function canonicalPage(page: string | null): string {
  return (
    `/${(page ?? "").replace(/^\//, "")}`
      // Lone surrogates, which encodeURIComponent() throws for. Not toWellFormed(), which Safari before 16.4 lacks.
      .replace(/\p{Cs}/gu, "\uFFFD")
      .replace(/[^!-~]+/g, encodeURIComponent)
      .replace(/%[\da-f]{2}/gi, (escape) => escape.toUpperCase())
  );
}

/** The {@link canonicalPage} without query and anchor. A route in the fragment, such as `#/cart`, stays. */
export function canonicalPath(page: string | null): string {
  return canonicalPage(page).replace(/\?[^#]*|#(?![/!]).*/g, "");
}

/** The {@link canonicalPage} of a field of an answer; `undefined` if it can't be a page (a number, an object). */
export function parsePage(value: string): string;
export function parsePage(value: unknown): string | undefined;
export function parsePage(value: unknown): string | undefined {
  if (typeof value === "string" && CANONICAL.test(value)) return value;
  return value === undefined || value === null || typeof value === "string" ? canonicalPage(value ?? null) : undefined;
}

/** A page that needs no change. Nearly all match, and so skip three replacements. */
const CANONICAL = /^\/[!-$&-~]*$/;
