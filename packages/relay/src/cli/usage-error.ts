/** An invalid command line, environment variable or config file. Exit code 2. */
export class UsageError extends Error {}

/**
 * Runs code that validates a user's values.
 *
 * @throws {UsageError} with the message of any error
 */
export function asUsageError<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

/** The text to print for something thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
