import type { VisitorQuery } from "@onlookers/core";

/**
 * The address of a query's count: `{relay}/{site}`, with the page's path as `?page=`. Each query has one address, so
 * that browsers and CDNs cache its count once.
 *
 * @param relay relative or absolute, with or without a trailing slash; its own query and fragment are dropped
 */
export function countUrl(relay: string, { site = "default", page }: VisitorQuery): string {
  try {
    // JavaScript may pass a URL object.
    let base = String(relay).split(/[?#]/, 1)[0] ?? "";
    // No expression: with thousands of slashes it takes quadratic time, or a lookbehind, which Safari has from 16.4 on.
    while (base.endsWith("/")) base = base.slice(0, -1);
    // Slashes are legal in a query; unescaped they stay readable.
    const query = page ? `?page=${encodeURIComponent(page).replaceAll("%2F", "/")}` : "";
    return `${base}/${encodeURIComponent(site)}${query}`;
  } catch {
    return "data:,"; // A lone surrogate, or an object without a text. No count is there.
  }
}
