import { ageOf, sentence, type LiveCount } from "@onlookers/core";
import type { RelayEvent } from "../reading/relay-event.js";
import type { RelayOptions } from "../relay-options.js";
import type { NowCommand } from "./command.js";
import { configuredRelay } from "./configured-relay.js";
import { loadOptions } from "./load-options.js";
import { remedyFor } from "./remedy.js";
import type { Surroundings } from "./surroundings.js";
import { WrongUse } from "./wrong-use.js";

/** Prints what a shopper would read, by one reading. */
export async function now(command: NowCommand, surroundings: Surroundings): Promise<number> {
  const options = await loadOptions(command.config, surroundings.env);
  const site = siteFrom(command, options);
  const events: RelayEvent[] = [];
  const relay = configuredRelay(options, surroundings, (event) => events.push(event));
  try {
    const count = await relay.source.read({ site, page: command.page ?? undefined });
    const said = sentence(count);
    if (said === null) throw new Error(failureOf(site, options.sites[site]?.name ?? "", events));
    surroundings.print(`${command.json ? JSON.stringify(count) : `${said} (${age(count, relay.source.now())})`}\n`);
    return 0;
  } finally {
    await relay.close();
  }
}

function siteFrom({ site }: NowCommand, { sites }: RelayOptions): string {
  const names = Object.keys(sites);
  const name = site ?? (names.length === 1 ? names[0] : "default");
  if (name !== undefined && names.includes(name)) return name;
  throw new WrongUse(
    `${site === null ? "Several sites are configured" : `No site is called "${site}"`}: give --site one of ${names.join(", ")}`,
  );
}

function age(count: LiveCount, now: number): string {
  return `${Math.round(ageOf(count, now) / 1000)} s ago`;
}

function failureOf(site: string, provider: string, events: readonly RelayEvent[]): string {
  const event = events.find(({ type }) => type === "failed") ?? events.findLast(({ type }) => type !== "miss");
  switch (event?.type) {
    case "failed": {
      const { code, status } = event;
      return `[onlookers] ${site}: ${code}${status === null ? "" : ` (HTTP ${status})`}: ${remedyFor(provider, code)}.`;
    }
    case "paused":
    case "throttled":
      return `[onlookers] ${site}: ${event.type}: ${provider} may not be asked before ${event.until}, since the token's limit is reached.`;
    default:
      return `[onlookers] ${site}: expired: ${provider} answers with a count that is older than its window. Check this server's clock, and caches in front of the service.`;
  }
}
