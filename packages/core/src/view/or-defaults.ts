import { warnOnce } from "../settings/warn-once.js";

/**
 * Computes something from settings, or from the defaults if these settings cannot be used. Types ensure their kinds in
 * TypeScript. In JavaScript they may be anything, and must not break the page.
 */
export function orDefaults<Options extends object, Result>(
  options: Options,
  compute: (options: Partial<Options>) => Result,
): Result {
  try {
    return compute(options);
  } catch (error) {
    warnOnce("A setting", error);
    return compute({});
  }
}
