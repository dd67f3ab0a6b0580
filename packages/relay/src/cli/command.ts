import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { asUsageError, UsageError } from "./usage-error.js";

interface Common {
  /** The config file; `null` for the environment. */
  readonly config: string | null;
  readonly json: boolean;
}

/** Serves a relay. */
export interface ServeCommand extends Common {
  readonly name: "serve";
  /** `null` for the environment's value, here and below. */
  readonly port: string | null;
  readonly host: string | null;
  /** Starts with a slash and does not end with one; empty for the root. */
  readonly basePath: string;
  /** In lower case; `null` to use the socket's address. */
  readonly addressHeader: string | null;
}

/** Prints one count. */
export interface NowCommand extends Common {
  readonly name: "now";
  readonly site: string | null;
  readonly page: string | null;
  /** Also prints the busiest pages. */
  readonly pages: boolean;
}

/** Checks credentials, limits and a running relay. */
export interface DoctorCommand extends Common {
  readonly name: "doctor";
  /** The URL of one count of a running relay. */
  readonly url: string | null;
}

/** A parsed command line. */
export type Command = ServeCommand | NowCommand | DoctorCommand | { readonly name: "help" | "version" };

const COMMON = {
  config: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
  version: { type: "boolean", default: false },
} as const satisfies ParseArgsOptionsConfig;
const SERVE = {
  ...COMMON,
  port: { type: "string" },
  host: { type: "string" },
  "base-path": { type: "string", default: "/api/onlookers" },
  "address-header": { type: "string" },
} as const;
const NOW = {
  ...COMMON,
  site: { type: "string" },
  page: { type: "string" },
  pages: { type: "boolean", default: false },
} as const;
const DOCTOR = { ...COMMON, url: { type: "string" } } as const;

/**
 * Parses the command line.
 *
 * @throws {UsageError} for invalid arguments
 */
export function parseCommand(argv: readonly string[]): Command {
  const isNamed = argv[0]?.startsWith("-") === false;
  const name = isNamed ? argv[0] : undefined;
  const rest = isNamed ? argv.slice(1) : argv;
  switch (name) {
    case "serve": {
      const values = parse(rest, SERVE);
      const { config = null, json, port = null, host = null } = values;
      const basePath = basePathFrom(values["base-path"]);
      const addressHeader = headerFrom(values["address-header"]);
      return helpOrVersion(values) ?? { name, config, json, port, host, basePath, addressHeader };
    }
    case "now": {
      const values = parse(rest, NOW);
      const { config = null, json, site = null, page = null, pages } = values;
      return helpOrVersion(values) ?? { name, config, json, site, page, pages };
    }
    case "doctor": {
      const values = parse(rest, DOCTOR);
      const { config = null, json, url = null } = values;
      return helpOrVersion(values) ?? { name, config, json, url: url === null ? null : urlFrom(url) };
    }
    default: {
      const command = name === undefined ? helpOrVersion(parse(rest, COMMON)) : null;
      if (command !== null) return command;
      throw new UsageError(
        `${name === undefined ? "No command" : `There is no command "${name}"`}: use serve, now or doctor`,
      );
    }
  }
}

function parse<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  return asUsageError(() => parseArgs({ args: [...args], options })).values;
}

function helpOrVersion(values: { readonly help: boolean; readonly version: boolean }): Command | null {
  if (values.help) return { name: "help" };
  return values.version ? { name: "version" } : null;
}

function basePathFrom(text: string): string {
  if (/^(\/[\w.~-]+)*\/?$/.test(text)) return text.replace(/\/$/, "");
  throw new UsageError(`--base-path cannot be "${text}": use a path such as /api/onlookers`);
}

function headerFrom(text: string | undefined): string | null {
  if (text === undefined || /^[a-z][\w-]{0,63}$/i.test(text)) return text?.toLowerCase() ?? null;
  throw new UsageError(`--address-header cannot be "${text}": use the name of one header, such as X-Real-IP`);
}

function urlFrom(text: string): string {
  const url = /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
  const isOneCount = url !== null && !url.pathname.endsWith("/stream") && url.searchParams.getAll("page").length <= 1;
  if (isOneCount) return text;
  throw new UsageError(
    `--url cannot be "${text}": use the complete URL of one count, e.g. https://shop.example/api/onlookers/default`,
  );
}
