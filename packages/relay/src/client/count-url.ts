import type { VisitorQuery } from "@onlookers/core";

/**
 * The one address of a query's count, so that browser and CDN cache it once: `{relay}/{site}`, with `?page=` and the
 * page's path.
 *
 * @param relay relative or absolute, with or without a slash at the end; its own query and fragment are dropped
 */
export function countUrl(relay: string, { site = "default", page }: VisitorQuery): string {
  const base = relay.replace(/\/*([?#].*)?$/, "");
  // Slashes are legal in a query and stay readable there, as one would type them.
  const query = page ? `?page=${encodeURIComponent(page).replaceAll("%2F", "/")}` : "";
  return `${base}/${encodeURIComponent(site)}${query}`;
}
