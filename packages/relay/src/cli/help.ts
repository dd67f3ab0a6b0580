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
  ONLOOKERS_PROVIDER  plausible | ztas | versatailor
  ONLOOKERS_SITE_ID   the service's name for the site
  ONLOOKERS_TOKEN     the service's token
  ONLOOKERS_BASE_URL  where a self-hosted service answers
  ONLOOKERS_PLAN      Versatailor's plan: free | pro | enterprise (default: free)
  ONLOOKERS_PAGES     "true" for counts by page, or the pages that may be asked for: /pricing,/cart
  ONLOOKERS_ORIGIN    who may read from another origin: "*", or one such as https://shop.example

Exit codes: 0 well, 1 failed, 2 wrong use.
`;
