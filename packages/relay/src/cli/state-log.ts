import type { Provider } from "@onlookers/core/server";
import { toSites } from "../plan/sites.js";
import type { BlockedEvent, FailedEvent, ReadEvent, RelayEvent, StreamsEvent } from "../reading/relay-event.js";
import { hintFor } from "./error-hints.js";
import type { LogEntry } from "./log-entry.js";

/** The last logged state of one reading. */
interface ReadingHealth {
  readonly provider: Provider;
  /** All sites of the reading. */
  readonly sites: readonly string[];
  hasSucceeded: boolean;
  failing: FailedEvent["code"] | null;
  blocked: BlockedEvent["type"] | null;
  pagesFailing: ReadEvent["pagesError"];
  /** When the first failure of the current outage happened, ISO 8601 UTC. */
  since: string | null;
  isRefusingStreams: boolean;
}

type StateChange = Pick<LogEntry, "level" | "state" | "message">;

/**
 * Creates a listener for a relay's events that logs each change of state once: a day's outage is two lines, whatever the
 * traffic.
 *
 * @param providers the relay's sites
 */
export function createStateLog(
  providers: Readonly<Record<string, Provider>>,
  write: (entry: LogEntry) => void,
): (event: RelayEvent) => void {
  const healths = healthsOf(providers);
  return (event) => {
    const health = healths.get(event.site);
    const change = health === undefined ? null : changeOf(health, event);
    if (health === undefined || change === null) return;
    if (change.state === "reading" || change.state === "recovered") health.since = null;
    else if (event.type !== "streams") health.since ??= event.at;
    write({ at: event.at, ...change, sites: health.sites });
  };
}

function healthsOf(providers: Readonly<Record<string, Provider>>): ReadonlyMap<string, ReadingHealth> {
  const healths = new Map<string, ReadingHealth>();
  const sites = [...toSites(providers).values()];
  const idOf = ({ provider, key }: (typeof sites)[number]) => `${provider.credential} ${key}`;
  for (const site of sites) {
    const sharing = sites.filter((other) => idOf(other) === idOf(site)).map(({ name }) => name);
    healths.set(site.name, healths.get(sharing[0] ?? "") ?? initialHealth(site.provider, sharing));
  }
  return healths;
}

function initialHealth(provider: Provider, sites: readonly string[]): ReadingHealth {
  const healthy = { failing: null, blocked: null, pagesFailing: null, since: null, isRefusingStreams: false };
  return { provider, sites, hasSucceeded: false, ...healthy };
}

function changeOf(health: ReadingHealth, event: RelayEvent): StateChange | null {
  switch (event.type) {
    case "read":
      return changeByRead(health, event);
    case "failed":
      return changeByFailure(health, event);
    case "paused":
    case "throttled":
      return changeByBlock(health, event);
    case "streams":
      return changeByStreams(health, event);
    default:
      return null;
  }
}

function changeByRead(health: ReadingHealth, { visitors, at, pagesError }: ReadEvent): StateChange | null {
  if (pagesError !== null) return changeByPagesError(health, pagesError);
  const { hasSucceeded, since, provider } = health;
  const wasUnhealthy = health.failing !== null || health.blocked !== null || health.pagesFailing !== null;
  Object.assign(health, { hasSucceeded: true, failing: null, blocked: null, pagesFailing: null });
  const read = `${provider.name} counts ${visitors} in ${provider.windowSeconds} s`;
  if (wasUnhealthy) {
    const seconds = Math.round((Date.parse(at) - Date.parse(since ?? at)) / 1000);
    return { level: "info", state: "recovered", message: `back to normal after ${seconds} s: ${read}` };
  }
  return hasSucceeded ? null : { level: "info", state: "reading", message: `reading: ${read}` };
}

/** The site's count arrived without its pages. */
function changeByPagesError(health: ReadingHealth, code: NonNullable<ReadEvent["pagesError"]>): StateChange | null {
  health.failing = null;
  if (code === health.pagesFailing) return null;
  health.pagesFailing = code;
  const message = `pages failing (${code}): ${hintFor(health.provider.name, code)}. The site's own count continues`;
  return { level: "warn", state: "pages_failing", message };
}

function changeByFailure(health: ReadingHealth, { code, status }: FailedEvent): StateChange | null {
  if (code === health.failing || code === "aborted") return null;
  health.failing = code;
  const { name, windowSeconds } = health.provider;
  const cause = status === null ? code : `${code}, HTTP ${status}`;
  const effect = health.hasSucceeded
    ? `The last count is served until it is ${windowSeconds} s old`
    : "This process has read no count yet";
  const message = `failing (${cause}): ${hintFor(name, code)}. ${effect}`;
  return { level: "error", state: "failing", message };
}

function changeByBlock(health: ReadingHealth, { type, until }: BlockedEvent): StateChange | null {
  if (type === health.blocked) return null;
  health.blocked = type;
  const paused = `paused until ${until}: ${health.provider.name} requests a pause`;
  return type === "paused"
    ? { level: "warn", state: "paused", message: paused }
    : {
        level: "warn",
        state: "out_of_budget",
        message: `budget used up until ${until}: the token's own limit is reached`,
      };
}

function changeByStreams(health: ReadingHealth, { open, refused }: StreamsEvent): StateChange | null {
  const isRefusing = refused > 0;
  if (isRefusing === health.isRefusingStreams) return null;
  health.isRefusingStreams = isRefusing;
  if (!isRefusing) return { level: "info", state: "streams_open", message: "streams: none is refused any more" };
  const message = `streams: ${refused} refused while ${open} are open, by maxConnections or maxPerAddress. These clients poll`;
  return { level: "warn", state: "streams_full", message };
}
