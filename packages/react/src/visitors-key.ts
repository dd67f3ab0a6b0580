import { countKey } from "./count/count-key.js";

/** Options of {@link visitorsKey}: as the counters have them. */
export interface VisitorsKeyOptions {
  /** The relay's address as the counters have it: `/api/onlookers`, not that address in full. */
  readonly relay: string;
  /** @default "default" */
  readonly site?: string | undefined;
  /** A path such as `/pricing`; left out: the whole site. */
  readonly page?: string | undefined;
}

/**
 * What SWR's cache calls a count, for the `fallback` of an `SWRConfig` or a `useSWR` of the shop's own. Works in Server
 * Components too.
 */
export function visitorsKey({ relay, site, page }: VisitorsKeyOptions): string {
  return countKey(relay, site, page);
}
