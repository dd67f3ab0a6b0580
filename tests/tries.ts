/**
 * The number of random inputs that a test tries: `usual`, multiplied by the environment variable `ONLOOKERS_TRIES`. The
 * nightly CI sets it.
 */
export function tries(usual: number): number {
  return usual * Number(process.env["ONLOOKERS_TRIES"] ?? 1);
}
