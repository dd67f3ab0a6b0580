import type { Provider } from "@onlookers/core/server";
import type { FailedEvent, HeldEvent, ReadEvent, RelayEvent } from "../relay-event.js";
import { toSites } from "../sites.js";
import type { LogEntry } from "./log-entry.js";
import { remedyFor } from "./remedy.js";

/** How one reading goes, as far as the operator has been told. */
interface Standing {
  readonly provider: Provider;
  /** All sites that the reading is for. */
  readonly sites: readonly string[];
  isKnown: boolean;
  failing: FailedEvent["code"] | null;
  held: HeldEvent["type"] | null;
  /** When it first went wrong, ISO 8601 UTC. */
  since: string | null;
}

type News = Pick<LogEntry, "level" | "state" | "message">;

/**
 * Hears a relay's events and tells of each change once: an outage of a day is two lines, whatever the traffic.
 *
 * @param providers the relay's sites
 */
export function createStateLog(
  providers: Readonly<Record<string, Provider>>,
  write: (entry: LogEntry) => void,
): (event: RelayEvent) => void {
  const standings = standingsOf(providers);
  return (event) => {
    const standing = standings.get(event.site);
    const news = standing === undefined ? null : newsOf(standing, event);
    if (standing === undefined || news === null) return;
    standing.since = news.state === "reading" || news.state === "recovered" ? null : (standing.since ?? event.at);
    write({ at: event.at, ...news, sites: standing.sites });
  };
}

function standingsOf(providers: Readonly<Record<string, Provider>>): ReadonlyMap<string, Standing> {
  const readings = new Map<string, Standing>();
  const sites = [...toSites(providers).values()];
  const idOf = ({ provider, key }: (typeof sites)[number]) => `${provider.credential} ${key}`;
  for (const site of sites) {
    const sharing = sites.filter((other) => idOf(other) === idOf(site)).map(({ name }) => name);
    const fresh = { provider: site.provider, sites: sharing, isKnown: false, failing: null, held: null, since: null };
    readings.set(site.name, readings.get(sharing[0] ?? "") ?? fresh);
  }
  return readings;
}

function newsOf(standing: Standing, event: RelayEvent): News | null {
  switch (event.type) {
    case "read":
      return newsOfRead(standing, event);
    case "failed":
      return newsOfFailed(standing, event);
    case "paused":
    case "refused":
      return newsOfHeld(standing, event);
    default:
      return null;
  }
}

function newsOfRead(standing: Standing, { visitors, at }: ReadEvent): News | null {
  const { isKnown, failing, held, since, provider } = standing;
  standing.isKnown = true;
  standing.failing = null;
  standing.held = null;
  const read = `${provider.name} counts ${visitors} in ${provider.windowSeconds} s`;
  if (failing !== null || held !== null) {
    const seconds = Math.round((Date.parse(at) - Date.parse(since ?? at)) / 1000);
    return { level: "info", state: "recovered", message: `back to normal after ${seconds} s: ${read}` };
  }
  return isKnown ? null : { level: "info", state: "reading", message: `reading: ${read}` };
}

function newsOfFailed(standing: Standing, { code, status }: FailedEvent): News | null {
  if (code === standing.failing || code === "aborted") return null;
  standing.failing = code;
  const { name, windowSeconds } = standing.provider;
  const what = status === null ? code : `${code}, HTTP ${status}`;
  const message = `failing (${what}): ${remedyFor(name, code)}. The last count stands until it is ${windowSeconds} s old`;
  return { level: "error", state: "failing", message };
}

function newsOfHeld(standing: Standing, { type, until }: HeldEvent): News | null {
  if (type === standing.held) return null;
  standing.held = type;
  if (type === "paused") {
    return {
      level: "warn",
      state: "paused",
      message: `paused until ${until}: ${standing.provider.name} asks to be left alone`,
    };
  }
  return {
    level: "warn",
    state: "out_of_budget",
    message: `budget used up until ${until}: the token's own limit is reached`,
  };
}
