const given = process.argv.slice(2);

/** `--short`: all that a bench does, in a few seconds. Its numbers say little. */
export const isShort = given.includes("--short");

/** `--write`: also replaces the bench's tables and plots in `docs`. */
export const isToWrite = given.includes("--write");

/** What was given beside the flags: the bench's name, and its own arguments. */
export const [benchName, ...benchArguments]: readonly string[] = given.filter((argument) => !argument.startsWith("--"));
