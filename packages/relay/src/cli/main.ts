import { parseCommand, type Command } from "./command.js";
import { doctor } from "./doctor.js";
import { HELP } from "./help.js";
import { now } from "./now.js";
import { serve } from "./serve.js";
import type { Surroundings } from "./surroundings.js";
import { messageOf, WrongUse } from "./wrong-use.js";

const FAILED = 1;
const WRONG_USE = 2;

/**
 * The command `relay`.
 *
 * @returns the exit code, for `serve` once the user ends it
 */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await run(parseCommand(argv), surroundings);
  } catch (error) {
    const isWrongUse = error instanceof WrongUse;
    surroundings.printError(`${messageOf(error)}\n${isWrongUse ? "Try --help.\n" : ""}`);
    return isWrongUse ? WRONG_USE : FAILED;
  }
}

async function run(command: Command, surroundings: Surroundings): Promise<number> {
  switch (command.name) {
    case "serve":
      return serve(command, surroundings);
    case "now":
      return now(command, surroundings);
    case "doctor":
      return doctor(command, surroundings);
    case "help":
      surroundings.print(HELP);
      return 0;
    case "version":
      surroundings.print(`${surroundings.version}\n`);
      return 0;
  }
}
