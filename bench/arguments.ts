const given = process.argv.slice(2);

/** `--short`: runs a bench in a few seconds. Its times mean little. */
export const isShort = given.includes("--short");

/** `--write`: also replaces the bench's tables and plots in `docs`. */
export const isToWrite = given.includes("--write");

/** The name of the bench and its own arguments. */
export const [benchName, ...benchArguments]: readonly string[] = given.filter((argument) => !argument.startsWith("--"));
