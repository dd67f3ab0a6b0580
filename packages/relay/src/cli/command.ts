import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { orWrongUse, WrongUse } from "./wrong-use.js";

interface Common {
  /** Where the options stand; `null`: in the environment. */
  readonly config: string | null;
  readonly json: boolean;
}

/** Asked to run a relay. */
export interface ServeCommand extends Common {
  readonly name: "serve";
  /** `null`: as the environment says, here and below. */
  readonly port: string | null;
  readonly host: string | null;
  /** Begins with a slash and doesn't end with one; empty for the root. */
  readonly basePath: string;
  /** In lower case; `null`: nobody's word is taken for the client's address but the socket's. */
  readonly addressHeader: string | null;
}

/** Asked for one count. */
export interface NowCommand extends Common {
  readonly name: "now";
  readonly site: string | null;
  readonly page: string | null;
}

/** Asked to look for what is wrong. */
export interface DoctorCommand extends Common {
  readonly name: "doctor";
  /** Of one site on a relay that runs. */
  readonly url: string | null;
}

/** What the command line asks for. */
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
const NOW = { ...COMMON, site: { type: "string" }, page: { type: "string" } } as const;
const DOCTOR = { ...COMMON, url: { type: "string" } } as const;

/** @throws {WrongUse} that says what is wrong with the arguments */
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
      return asked(values) ?? { name, config, json, port, host, basePath, addressHeader };
    }
    case "now": {
      const values = parse(rest, NOW);
      const { config = null, json, site = null, page = null } = values;
      return asked(values) ?? { name, config, json, site, page };
    }
    case "doctor": {
      const values = parse(rest, DOCTOR);
      const { config = null, json, url = null } = values;
      return asked(values) ?? { name, config, json, url: url === null ? null : urlFrom(url) };
    }
    default: {
      const command = name === undefined ? asked(parse(rest, COMMON)) : null;
      if (command !== null) return command;
      throw new WrongUse(
        `${name === undefined ? "No command" : `No command is called "${name}"`}: use serve, now or doctor`,
      );
    }
  }
}

function parse<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  return orWrongUse(() => parseArgs({ args: [...args], options })).values;
}

function asked(values: { readonly help: boolean; readonly version: boolean }): Command | null {
  if (values.help) return { name: "help" };
  return values.version ? { name: "version" } : null;
}

function basePathFrom(text: string): string {
  if (/^(\/[\w.~-]+)*\/?$/.test(text)) return text.replace(/\/$/, "");
  throw new WrongUse(`--base-path can't be "${text}": give a path such as /api/onlookers`);
}

function headerFrom(text: string | undefined): string | null {
  if (text === undefined || /^[a-z][\w-]{0,63}$/i.test(text)) return text?.toLowerCase() ?? null;
  throw new WrongUse(`--address-header can't be "${text}": give the name of one header, such as X-Real-IP`);
}

function urlFrom(text: string): string {
  const url = /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
  const isOneCount = url !== null && !url.pathname.endsWith("/stream") && url.searchParams.getAll("page").length <= 1;
  if (isOneCount) return text;
  throw new WrongUse(
    `--url can't be "${text}": give the whole address of one count, e.g. https://shop.example/api/onlookers/default`,
  );
}
