import { OPTION_NAMES, SERVICE_OPTIONS, variableOf } from "./services/service-options.js";
import { SERVICES } from "./services/services.js";
import { optionsOf } from "./services/to-provider.js";

/** What `--help` prints. */
export const HELP = `Usage: relay <command> [options]

  serve   run a relay over HTTP
  now     print one live count
  doctor  check credentials, limits, clock, and a relay that runs; say what to change

All commands
  --config <file>     a .js, .mjs or .ts file that exports createRelay's options as default, or a .json file
                      (default: the environment variables below)
  --json              for machines: a JSON object a line
  --version           print the version
  --help              print this

serve
  --port <number>     where to listen, 0 for any free port (default: PORT, or 8787)
  --host <address>    which address to listen on (default: HOST, or 127.0.0.1)
  --base-path <path>  what stands before the site's name (default: /api/onlookers)
  --address-header <name>
                      the header in which your proxy writes the client's address anew, e.g. X-Real-IP
                      (default: none is believed; stream.maxPerAddress then goes by the connection)

now
  --site <name>       which of the config's sites (default: the only one, or "default")
  --page <path>       the visitors of this page, where the service counts by page

doctor
  --url <url>         also ask a relay that runs, e.g. https://shop.example/api/onlookers/default

Environment variables, for one site called "default"
${variables()}
  ${"ONLOOKERS_ORIGIN".padEnd(26)}  who may read from another origin: "*", or one such as https://shop.example

Exit codes: 0 well, 1 failed, 2 wrong use.
`;

function variables(): string {
  const names = SERVICES.map(({ name }) => name);
  const used = OPTION_NAMES.filter((option) => SERVICES.some((row) => optionsOf(row).includes(option)));
  const options = used.map((option) => {
    const having = SERVICES.filter((row) => optionsOf(row).includes(option)).map(({ name }) => name);
    const of = having.length === SERVICES.length ? "" : ` (${having.join(", ")})`;
    return line(variableOf(option), `${SERVICE_OPTIONS[option].help}${of}`);
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
