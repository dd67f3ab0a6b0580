import { OPTION_NAMES, SERVICE_OPTIONS, variableOf } from "./services/service-options.js";
import { SERVICES } from "./services/services.js";
import { optionsOf } from "./services/to-provider.js";

/** The text of `--help`. */
export const HELP = `Usage: relay <command> [options]

  serve   serve a relay over HTTP
  now     print one live count
  doctor  check credentials, limits, the clock, and a running relay

All commands
  --config <file>     a .js, .mjs or .ts file that exports createRelay's options as default, or a .json file
                      (default: the environment variables below)
  --json              print one JSON object per line
  --version           print the version
  --help              print this help

serve
  --port <number>     the port, 0 for any free one (default: PORT, or 8787)
  --host <address>    the address to listen on (default: HOST, or 127.0.0.1)
  --base-path <path>  the path before the site's name (default: /api/onlookers)
  --address-header <name>
                      the header in which your proxy sets the client's address, e.g. X-Real-IP
                      (default: none is trusted; stream.maxPerAddress uses the connection's address)

now
  --site <name>       the site to read (default: the only one, or "default")
  --page <path>       the page to read, if the service counts by page
  --pages             also print the 10 pages with the most visitors

doctor
  --url <url>         also check a running relay, e.g. https://shop.example/api/onlookers/default

Environment variables, for one site called "default"
${variables()}
  ${"ONLOOKERS_ORIGIN".padEnd(26)}  the other origin that may read counts: https://shop.example, or "*"

Exit codes: 0 success, 1 failure, 2 invalid usage.
`;

function variables(): string {
  const names = SERVICES.map(({ name }) => name);
  const used = OPTION_NAMES.filter((option) => SERVICES.some((row) => optionsOf(row).includes(option)));
  const options = used.map((option) => {
    const having = SERVICES.filter((row) => optionsOf(row).includes(option)).map(({ name }) => name);
    const { help } = SERVICE_OPTIONS[option];
    const others = names.filter((name) => !having.includes(name));
    const text = having.length > others.length ? `all but ${others.join(", ")}` : having.join(", ");
    const of = others.length === 0 ? [] : [line("", `(${text})`)];
    return [line(variableOf(option), help), ...of].join("\n");
  });
  const plans = SERVICES.flatMap(({ name, plans = [] }) =>
    plans.length > 0 ? [line("", `${name}: ${plans.join(" | ")}`)] : [],
  );
  const afterPlan = options.findIndex((text) => text.includes(variableOf("plan"))) + 1;
  const half = Math.ceil(names.length / 2);
  const providers = [
    line("ONLOOKERS_PROVIDER", names.slice(0, half).join(" | ")),
    line("", names.slice(half).join(" | ")),
  ];
  return [...providers, ...options.toSpliced(afterPlan, 0, ...plans)].join("\n");
}

function line(name: string, text: string): string {
  return `  ${name.padEnd(26)}  ${text}`;
}
