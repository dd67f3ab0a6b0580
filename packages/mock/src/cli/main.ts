import { createMock } from "../create-mock.js";
import type { RequestLogEntry } from "../handlers/request-log.js";
import { startMockServer } from "../server/start-mock-server.js";
import { HELP, parseCliOptions, type CliOptions } from "./cli-options.js";
import { welcomeMessage } from "./welcome-message.js";

/** The process around the command. */
export interface CliContext {
  readonly version: string;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Aborts when the command must stop. */
  readonly stopSignal: AbortSignal;
}

const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;

/**
 * Runs the command `mock`.
 *
 * @returns the exit code: 0, 1 for a failure, 2 for invalid arguments
 */
export async function main(argv: readonly string[], context: CliContext): Promise<number> {
  let options: CliOptions;
  try {
    options = parseCliOptions(argv);
  } catch (error) {
    context.printError(`${messageOf(error)}\nRun mock --help for all options.\n`);
    return EXIT_USAGE;
  }
  if (options.help) context.print(HELP);
  else if (options.version) context.print(`${context.version}\n`);
  else return serve(options, context);
  return 0;
}

async function serve(options: CliOptions, { print, printError, stopSignal }: CliContext): Promise<number> {
  const { seed, traffic, dialect, plan, port, host: hostname } = options;
  try {
    const mock = createMock({ seed, traffic, ztas: { dialect }, versatailor: { plan } });
    if (options.verbose) mock.log.subscribe((entry) => printError(`${logLine(entry)}\n`));
    const server = await startMockServer({ mock, port, hostname });
    print(welcomeMessage(server.url));
    if (!stopSignal.aborted) {
      await new Promise((resolve) => stopSignal.addEventListener("abort", resolve, { once: true }));
    }
    await server.close();
    return 0;
  } catch (error) {
    printError(`${messageOf(error)}\n`);
    return EXIT_FAILURE;
  }
}

function logLine({ at, service, method, path, site, status, fault }: RequestLogEntry): string {
  const parts = [new Date(at).toISOString(), service, method, path, site ?? "-", status ?? "no response"];
  return [...parts, ...(fault === null ? [] : [`(${fault})`])].join(" ");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
