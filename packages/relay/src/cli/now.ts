import { ageOf, sentence, type LiveCount } from "@onlookers/core";
import type { VisitorSnapshot } from "@onlookers/core/server";
import type { RelayEvent } from "../reading/relay-event.js";
import type { RelayOptions } from "../relay-options.js";
import type { NowCommand } from "./command.js";
import { configuredRelay } from "./configured-relay.js";
import { loadOptions } from "./config/load-options.js";
import { hintFor } from "./error-hints.js";
import type { CliContext } from "./cli-context.js";
import { UsageError } from "./usage-error.js";

/** How many pages `--pages` prints. */
const MOST_PAGES = 10;

/** Prints the sentence that a visitor would see, and with `--pages` the busiest pages, from one reading. */
export async function now(command: NowCommand, context: CliContext): Promise<number> {
  const options = await loadOptions(command.config, context.env);
  const site = siteFrom(command, options);
  const events: RelayEvent[] = [];
  const relay = configuredRelay({ options, context, onEvent: (event) => events.push(event), isOneTime: true });
  try {
    const count = await relay.source.read({ site, page: command.page ?? undefined });
    const text = sentence(count);
    if (text === null) throw new Error(failureOf(site, options.sites[site]?.name ?? "", events));
    context.print(`${command.json ? JSON.stringify(count) : `${text} (${age(count, relay.source.now())})`}\n`);
    if (command.pages) context.print(pagesOf(await relay.snapshot({ site }), command.json));
    return 0;
  } finally {
    await relay.close();
  }
}

function siteFrom({ site }: NowCommand, { sites }: RelayOptions): string {
  const names = Object.keys(sites);
  const name = site ?? (names.length === 1 ? names[0] : "default");
  if (name !== undefined && names.includes(name)) return name;
  throw new UsageError(
    `${site === null ? "Several sites are configured" : `There is no site "${site}"`}: give --site one of ${names.join(", ")}`,
  );
}

/** One line for each page, most visitors first. */
function pagesOf(snapshot: VisitorSnapshot | null, json: boolean): string {
  const pages = snapshot?.pagesBasis === "visitors" ? snapshot.pages : null;
  if (pages === null) {
    throw new Error(
      `[onlookers] ${snapshot?.provider ?? "The service"} returned no visitors by page. Set ONLOOKERS_PAGES to true, or pages: true in the config, if the service counts by page.`,
    );
  }
  const busiest = pages.slice(0, MOST_PAGES);
  const width = String(busiest[0]?.visitors ?? 0).length;
  return busiest
    .map(({ path, visitors }) =>
      json ? JSON.stringify({ page: path, visitors }) : `${String(visitors).padStart(width)}  ${path}`,
    )
    .map((line) => `${line}\n`)
    .join("");
}

function age(count: LiveCount, now: number): string {
  return `${Math.round(ageOf(count, now) / 1000)} s ago`;
}

function failureOf(site: string, provider: string, events: readonly RelayEvent[]): string {
  const event = events.find(({ type }) => type === "failed") ?? events.findLast(({ type }) => type !== "miss");
  switch (event?.type) {
    case "failed": {
      const { code, status } = event;
      return `[onlookers] ${site}: ${code}${status === null ? "" : ` (HTTP ${status})`}: ${hintFor(provider, code)}.`;
    }
    case "paused":
    case "throttled":
      return `[onlookers] ${site}: ${event.type}: ${provider} may not be read before ${event.until}, because the token's limit is reached.`;
    default:
      return `[onlookers] ${site}: expired: ${provider} returned a count that is older than its window. Check this server's clock, and caches in front of the service.`;
  }
}
