import type { Scenario } from "./scenario.ts";

const HOUR = 3600;

/** The service's own sample in every page: each tab asks at its interval, whatever the others do. */
export function sampleReads({ service, shoppers, tabs = 1 }: Scenario): number {
  return (shoppers * tabs * HOUR) / service.sampleInterval;
}

/**
 * nginx in front of the service, at the relay's pace: by the rules of `proxy_cache_lock` and
 * `proxy_cache_background_update`, one read for each address, process and `proxy_cache_valid`. `pnpm bench outage` sees
 * it keep to that. It knows of no limit that addresses or processes would share.
 *
 * @param interval `proxy_cache_valid` in seconds
 */
export function nginxReads({ sites = 1, instances = 1 }: Scenario, interval: number): number {
  return (sites * instances * HOUR) / interval;
}
