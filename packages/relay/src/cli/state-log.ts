import type { Provider } from "@onlookers/core/server";
import type { FailedEvent, BlockedEvent, ReadEvent, RelayEvent, StreamsEvent } from "../reading/relay-event.js";
import { toSites } from "../plan/sites.js";
import type { LogEntry } from "./log-entry.js";
import { remedyFor } from "./remedy.js";

/** How one reading goes, as far as the operator has been told. */
interface Standing {
  readonly provider: Provider;
  /** All sites that the reading is for. */
  readonly sites: readonly string[];
  isKnown: boolean;
  failing: FailedEvent["code"] | null;
  held: BlockedEvent["type"] | null;
  pagesFailing: ReadEvent["pagesError"];
  /** When it first went wrong, ISO 8601 UTC. */
  since: string | null;
  isRefusingStreams: boolean;
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
    if (news.state === "reading" || news.state === "recovered") standing.since = null;
    else if (event.type !== "streams") standing.since ??= event.at;
    write({ at: event.at, ...news, sites: standing.sites });
  };
}

function standingsOf(providers: Readonly<Record<string, Provider>>): ReadonlyMap<string, Standing> {
  const readings = new Map<string, Standing>();
  const sites = [...toSites(providers).values()];
  const idOf = ({ provider, key }: (typeof sites)[number]) => `${provider.credential} ${key}`;
  for (const site of sites) {
    const sharing = sites.filter((other) => idOf(other) === idOf(site)).map(({ name }) => name);
    readings.set(site.name, readings.get(sharing[0] ?? "") ?? freshStanding(site.provider, sharing));
  }
  return readings;
}

function freshStanding(provider: Provider, sites: readonly string[]): Standing {
  const nothingWrong = { failing: null, held: null, pagesFailing: null, since: null, isRefusingStreams: false };
  return { provider, sites, isKnown: false, ...nothingWrong };
}

function newsOf(standing: Standing, event: RelayEvent): News | null {
  switch (event.type) {
    case "read":
      return newsOfRead(standing, event);
    case "failed":
      return newsOfFailed(standing, event);
    case "paused":
    case "throttled":
      return newsOfHeld(standing, event);
    case "streams":
      return newsOfStreams(standing, event);
    default:
      return null;
  }
}

function newsOfRead(standing: Standing, { visitors, at, pagesError }: ReadEvent): News | null {
  if (pagesError !== null) return newsOfPages(standing, pagesError);
  const { isKnown, since, provider } = standing;
  const wasWrong = standing.failing !== null || standing.held !== null || standing.pagesFailing !== null;
  Object.assign(standing, { isKnown: true, failing: null, held: null, pagesFailing: null });
  const read = `${provider.name} counts ${visitors} in ${provider.windowSeconds} s`;
  if (wasWrong) {
    const seconds = Math.round((Date.parse(at) - Date.parse(since ?? at)) / 1000);
    return { level: "info", state: "recovered", message: `back to normal after ${seconds} s: ${read}` };
  }
  return isKnown ? null : { level: "info", state: "reading", message: `reading: ${read}` };
}

/** The site's count came without its pages. */
function newsOfPages(standing: Standing, code: NonNullable<ReadEvent["pagesError"]>): News | null {
  standing.failing = null;
  if (code === standing.pagesFailing) return null;
  standing.pagesFailing = code;
  const message = `pages failing (${code}): ${remedyFor(standing.provider.name, code)}. The site's own count goes on`;
  return { level: "warn", state: "pages_failing", message };
}

function newsOfFailed(standing: Standing, { code, status }: FailedEvent): News | null {
  if (code === standing.failing || code === "aborted") return null;
  standing.failing = code;
  const { name, windowSeconds } = standing.provider;
  const what = status === null ? code : `${code}, HTTP ${status}`;
  const message = `failing (${what}): ${remedyFor(name, code)}. The last count stands until it is ${windowSeconds} s old`;
  return { level: "error", state: "failing", message };
}

function newsOfHeld(standing: Standing, { type, until }: BlockedEvent): News | null {
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

function newsOfStreams(standing: Standing, { open, refused }: StreamsEvent): News | null {
  const isRefusing = refused > 0;
  if (isRefusing === standing.isRefusingStreams) return null;
  standing.isRefusingStreams = isRefusing;
  if (!isRefusing) return { level: "info", state: "streams_open", message: "streams: none is refused any more" };
  const message = `streams: ${refused} refused while ${open} are open, as maxConnections or maxPerAddress says. Clients poll meanwhile`;
  return { level: "warn", state: "streams_full", message };
}
