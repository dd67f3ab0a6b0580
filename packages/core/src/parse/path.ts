/**
 * The canonical spelling of a page's path: without query and fragment, with a leading slash, all but printable ASCII
 * percent-encoded, and escapes in upper case. `null` and the empty string become `/`. Nothing else changes: paths are
 * compared, not requested. `new URL` would parse `//evil.example/x` as a host.
 */
export function canonicalPath(path: string | null): string {
  const bare = (path ?? "").replace(/^\/|[?#].*$/gs, "");
  return (
    `/${bare}`
      // Lone surrogates, which encodeURIComponent() throws for. Not toWellFormed(), which Safari before 16.4 lacks.
      .replace(/\p{Cs}/gu, "\uFFFD")
      .replace(/[^!-~]+/g, encodeURIComponent)
      .replace(/%[\da-f]{2}/gi, (escape) => escape.toUpperCase())
  );
}

/** The {@link canonicalPath} of a field of an answer; `undefined` if it can't be a path (a number, an object). */
export function parsePath(value: string): string;
export function parsePath(value: unknown): string | undefined;
export function parsePath(value: unknown): string | undefined {
  if (typeof value === "string" && CANONICAL.test(value)) return value;
  return value === undefined || value === null || typeof value === "string" ? canonicalPath(value ?? null) : undefined;
}

/** A path that needs no change. Nearly all paths match, and so skip three replacements. */
const CANONICAL = /^\/[!"$&->@-~]*$/;
