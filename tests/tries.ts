/**
 * How often a test tries what chance makes: `usual` times where somebody waits for it, and that many times
 * `ONLOOKERS_TRIES` where it is set, as CI does at night.
 */
export function tries(usual: number): number {
  return usual * Number(process.env["ONLOOKERS_TRIES"] ?? 1);
}
