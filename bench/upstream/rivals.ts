import type { Scenario } from "./scenario.ts";

const HOUR = 3600;

/** The reads per hour of the service's own sample: each tab reads at its own interval. */
export function sampleReads({ service, shoppers, tabs = 1 }: Scenario): number {
  return (shoppers * tabs * HOUR) / service.sampleInterval;
}

/**
 * The reads per hour of nginx in front of the service, at the relay's interval. By `proxy_cache_lock` and
 * `proxy_cache_background_update`, it makes one read per URL, process and `proxy_cache_valid`, as `pnpm bench outage`
 * confirms. URLs and processes share no limit.
 *
 * @param interval `proxy_cache_valid` in seconds
 */
export function nginxReads({ sites = 1, instances = 1 }: Scenario, interval: number): number {
  return (sites * instances * HOUR) / interval;
}
