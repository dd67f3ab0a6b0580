import { parseArgs } from "node:util";
import { TRAFFIC_LEVELS, type TrafficLevel } from "../world/traffic.js";
import { VERSATAILOR_PLANS, type VersatailorPlan } from "../versatailor/hourly-limit.js";
import { ZTAS_DIALECTS, type ZtasDialect } from "../ztas/ztas-dialect.js";

/** What the command line asks for. */
export interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  readonly traffic: TrafficLevel;
  readonly dialect: ZtasDialect;
  readonly plan: VersatailorPlan;
  readonly verbose: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** What `--help` prints. */
export const HELP = `Usage: mock [options]

Plays Plausible, Zero Trust Analytics and Versatailor on one port, with made-up visitors.

  --port <number>    where to listen, 0 for any free port (default: 4010)
  --host <address>   which address to listen on (default: 127.0.0.1)
  --seed <text>      another seed, other visitors (default: 1)
  --traffic <level>  ${TRAFFIC_LEVELS.join(" | ")} (default: usual)
  --dialect <name>   which ztas answers: ${ZTAS_DIALECTS.join(" | ")} (default: docs)
  --plan <name>      Versatailor's hourly limit: ${VERSATAILOR_PLANS.join(" | ")} (default: free)
  --verbose          print a line for each request to standard error
  --version          print the version
  --help             print this
`;

/** @throws Error that says what is wrong with the arguments */
export function parseCliOptions(argv: readonly string[]): CliOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: "string", default: "4010" },
      host: { type: "string", default: "127.0.0.1" },
      seed: { type: "string", default: "1" },
      traffic: { type: "string", default: "usual" },
      dialect: { type: "string", default: "docs" },
      plan: { type: "string", default: "free" },
      verbose: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      version: { type: "boolean", default: false },
    },
  });
  return {
    ...values,
    port: portFrom(values.port),
    traffic: oneOf("traffic", TRAFFIC_LEVELS, values.traffic),
    dialect: oneOf("dialect", ZTAS_DIALECTS, values.dialect),
    plan: oneOf("plan", VERSATAILOR_PLANS, values.plan),
  };
}

function portFrom(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`--port can't be "${text}": give a number from 0 to 65535`);
}

function oneOf<Choice extends string>(option: string, choices: readonly Choice[], text: string): Choice {
  const choice = choices.find((each) => each === text);
  if (choice !== undefined) return choice;
  throw new Error(`--${option} can't be "${text}": give one of ${choices.join(", ")}`);
}
