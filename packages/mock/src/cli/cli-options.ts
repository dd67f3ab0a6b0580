import { parseArgs } from "node:util";
import { VERSATAILOR_PLANS, type VersatailorPlan } from "../versatailor/hourly-limiter.js";
import { SERVICES } from "../services.js";
import { TRAFFIC_LEVELS, type TrafficLevel } from "../world/traffic-level.js";
import { ZTAS_DIALECTS, type ZtasDialect } from "../ztas/ztas-dialect.js";

/** The parsed command line. */
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

/** The output of `--help`. */
export const HELP = `Usage: mock [options]

Serves analytics services on one port, with made-up visitors:
${titles()}

  --port <number>    port to listen on, 0 for any free port (default: 4010)
  --host <address>   address to listen on (default: 127.0.0.1)
  --seed <text>      seed of the simulated visitors (default: 1)
  --traffic <level>  ${TRAFFIC_LEVELS.join(" | ")} (default: usual)
  --dialect <name>   dialect of ztas: ${ZTAS_DIALECTS.join(" | ")} (default: docs)
  --plan <name>      hourly limit of Versatailor: ${VERSATAILOR_PLANS.join(" | ")} (default: free)
  --verbose          print one line per request to standard error
  --version          print the version
  --help             print this help
`;

/** The titles of all services, six to a line. */
function titles(): string {
  const all = Object.values(SERVICES).map(({ title }) => title);
  const lines = all.flatMap((_, index) => (index % 6 === 0 ? [`  ${all.slice(index, index + 6).join(", ")}`] : []));
  return lines.join(",\n");
}

/** @throws Error with a readable message if an argument is invalid */
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
    port: parsePort(values.port),
    traffic: parseChoice("traffic", TRAFFIC_LEVELS, values.traffic),
    dialect: parseChoice("dialect", ZTAS_DIALECTS, values.dialect),
    plan: parseChoice("plan", VERSATAILOR_PLANS, values.plan),
  };
}

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`--port "${text}" is invalid: use a number from 0 to 65535`);
}

function parseChoice<Choice extends string>(option: string, choices: readonly Choice[], text: string): Choice {
  const choice = choices.find((each) => each === text);
  if (choice !== undefined) return choice;
  throw new Error(`--${option} "${text}" is invalid: use one of ${choices.join(", ")}`);
}
