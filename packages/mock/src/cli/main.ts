import { createMock } from "../create-mock.js";
import type { LogEntry } from "../request-log.js";
import { startMockServer } from "../server/start-mock-server.js";
import { HELP, parseCliOptions, type CliOptions } from "./cli-options.js";
import { welcome } from "./welcome.js";

/** The process around the command. */
export interface Surroundings {
  readonly version: string;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Aborts when the user wants the command to end. */
  readonly ended: AbortSignal;
}

const FAILED = 1;
const WRONG_USE = 2;

/**
 * The command `mock`.
 *
 * @returns the exit code, once the user ends the command
 */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let options: CliOptions;
  try {
    options = parseCliOptions(argv);
  } catch (error) {
    surroundings.printError(`${messageOf(error)}\nTry --help.\n`);
    return WRONG_USE;
  }
  if (options.help) surroundings.print(HELP);
  else if (options.version) surroundings.print(`${surroundings.version}\n`);
  else return serve(options, surroundings);
  return 0;
}

async function serve(options: CliOptions, { print, printError, ended }: Surroundings): Promise<number> {
  const { seed, traffic, dialect, plan, port, host: hostname } = options;
  try {
    const mock = createMock({ seed, traffic, ztas: { dialect }, versatailor: { plan } });
    if (options.verbose) mock.log.subscribe((entry) => printError(`${line(entry)}\n`));
    const server = await startMockServer({ mock, port, hostname });
    print(welcome(server.url));
    if (!ended.aborted) await new Promise((resolve) => ended.addEventListener("abort", resolve, { once: true }));
    await server.close();
    return 0;
  } catch (error) {
    printError(`${messageOf(error)}\n`);
    return FAILED;
  }
}

function line({ at, service, method, path, site, status, fault }: LogEntry): string {
  const parts = [new Date(at).toISOString(), service, method, path, site ?? "-", status ?? "no answer"];
  return [...parts, ...(fault === null ? [] : [`(${fault})`])].join(" ");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
