import { Bench } from "./bench.js";
import { checks } from "./checks.js";

/** The outcome of each check: `"passed"`, or the error. */
export type Outcomes = Readonly<Record<string, string>>;

/**
 * Runs every check on this runtime.
 *
 * @param service the scripted service's URL
 */
export async function runSuite(service: string): Promise<Outcomes> {
  const run = Math.random().toString(36).slice(2);
  const outcomes = Object.entries(checks).map(async ([name, check], index) => {
    const outcome = await check(new Bench(`${service}/${run}-${index}`)).then(
      () => "passed",
      (error: unknown) => String(error),
    );
    return [name, outcome] as const;
  });
  return Object.fromEntries(await Promise.all(outcomes));
}
