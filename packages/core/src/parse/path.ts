/**
 * One spelling for a page: query and fragment cut off, a slash in front, everything outside printable ASCII
 * percent-encoded, escapes in upper case; `null` and empty are `/`. Everything else stays as it is, since these
 * are names to compare, not addresses to visit: `new URL` would take `//evil.example/x` for a host.
 */
export function canonicalPath(path: string | null): string {
  if (path !== null && CANONICAL.test(path)) return path;
  const bare = (path ?? "").replace(/[?#].*$/s, "");
  const rooted = bare.startsWith("/") ? bare : `/${bare}`;
  return rooted
    .toWellFormed()
    .replace(/[^\x21-\x7e]+/g, encodeURIComponent)
    .replace(/%[\da-f]{2}/gi, (escape) => escape.toUpperCase());
}

/** Nearly all paths are as they should be: one look at those instead of four. */
const CANONICAL = /^\/[!"$&->@-~]*$/;

/** {@link canonicalPath} of a field from the network; `undefined` for what is no path at all (a number, an object). */
export function parsePath(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === "string" ? canonicalPath(value ?? null) : undefined;
}
