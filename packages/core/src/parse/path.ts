/**
 * One spelling for a page: query and fragment cut off, a slash in front, everything outside printable ASCII
 * percent-encoded, escapes in upper case; `null` and empty are `/`. Everything else stays as it is, since these
 * are names to compare, not addresses to visit: `new URL` would take `//evil.example/x` for a host.
 */
export function canonicalPath(path: string | null): string {
  const bare = (path ?? "").replace(/^\/|[?#].*$/gs, "");
  return `/${bare}`
    .toWellFormed()
    .replace(/[^!-~]+/g, encodeURIComponent)
    .replace(/%[\da-f]{2}/gi, (escape) => escape.toUpperCase());
}

/** {@link canonicalPath} of a field from the network; `undefined` for what is no path at all (a number, an object). */
export function parsePath(value: string): string;
export function parsePath(value: unknown): string | undefined;
export function parsePath(value: unknown): string | undefined {
  if (typeof value === "string" && CANONICAL.test(value)) return value;
  return value === undefined || value === null || typeof value === "string" ? canonicalPath(value ?? null) : undefined;
}

/** Nearly all paths of an answer are as they should be: one look at those instead of three. */
const CANONICAL = /^\/[!"$&->@-~]*$/;
