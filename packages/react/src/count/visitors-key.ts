import { unstable_serialize } from "swr";

/** Options of {@link visitorsKey}, with the same values as on the counters. */
export interface VisitorsKeyOptions {
  /** The relay's address as the counters have it: `/api/onlookers`, not the absolute URL. */
  readonly relay: string;
  /** @default "default" */
  readonly site?: string | undefined;
  /**
   * A path such as `/pricing`.
   *
   * @default the whole site
   */
  readonly page?: string | undefined;
}

/**
 * The key of a count in SWR's cache, for the `fallback` of an `SWRConfig` or for your own `useSWR`. Works in Server
 * Components too.
 */
export function visitorsKey({ relay, site, page }: VisitorsKeyOptions): string {
  return countKey(relay, site, page);
}

/**
 * The key of a count in SWR's cache: `unstable_serialize(["onlookers", name, site, page])`.
 *
 * @param name the relay's address, or a custom source
 */
export function countKey(name: unknown, site: string | undefined, page: string | undefined): string {
  return unstable_serialize(["onlookers", name, site ?? "default", page ?? null]);
}
