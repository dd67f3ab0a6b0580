const flags = new Set(process.argv.slice(2).filter((argument) => argument.startsWith("--")));

/** `--short`: all that a bench does, in a few seconds. Its numbers say little. */
export const isShort = flags.has("--short");

/** `--write`: also replaces the bench's tables and plots in `docs`. */
export const isToWrite = flags.has("--write");

/** What was given beside the flags. */
export const plainArguments: readonly string[] = process.argv.slice(2).filter((argument) => !flags.has(argument));
