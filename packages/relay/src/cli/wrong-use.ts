/** The command line, an environment variable or a config file says what can't be: exit code 2. */
export class WrongUse extends Error {}

/** Runs what checks a user's values, and takes whatever it throws for their fault. */
export function orWrongUse<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    throw new WrongUse(messageOf(error), { cause: error });
  }
}

/** What to print of something thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
