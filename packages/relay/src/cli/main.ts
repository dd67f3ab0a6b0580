import { parseCommand, type Command } from "./command.js";
import { doctor } from "./doctor.js";
import { HELP } from "./help.js";
import { now } from "./now.js";
import { serve } from "./serve.js";
import type { CliContext } from "./cli-context.js";
import { messageOf, UsageError } from "./usage-error.js";

const FAILED = 1;
const INVALID_USAGE = 2;

/**
 * Runs the command `relay`.
 *
 * @returns the exit code; for `serve` after the user has ended it
 */
export async function main(argv: readonly string[], context: CliContext): Promise<number> {
  try {
    return await run(parseCommand(argv), context);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    context.printError(`${messageOf(error)}\n${isUsage ? "Try --help.\n" : ""}`);
    return isUsage ? INVALID_USAGE : FAILED;
  }
}

async function run(command: Command, context: CliContext): Promise<number> {
  switch (command.name) {
    case "serve":
      return serve(command, context);
    case "now":
      return now(command, context);
    case "doctor":
      return doctor(command, context);
    case "help":
      context.print(HELP);
      return 0;
    case "version":
      context.print(`${context.version}\n`);
      return 0;
  }
}
