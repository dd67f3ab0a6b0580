import { setImmediate as turn } from "node:timers/promises";
import type { LiveCount } from "../../packages/core/src/index.ts";
import { createCalendar } from "./calendar.ts";
import type { Relay } from "./rules.ts";
import { rules, type Scenario } from "./scenario.ts";
import { Tab } from "./tab.ts";

/** The results of one scenario, in virtual time. */
export interface Outcome {
  readonly readsPerHour: number;
  readonly pollsPerHour: number;
  /** The percentage of polls without a number. */
  readonly blankPercent: number;
}

const START = Date.UTC(2026, 10, 21, 14);
const HOUR = 3_600_000;
/** The maximum number of simulated polls. If an hour has more, its first minutes are extrapolated. */
const MOST_POLLS = 5_000_000;

const { createRelay, memoryStore } = rules;

/** Simulates an hour. `null` if the relay refuses to start because it cannot keep the limit. */
export async function simulate(scenario: Scenario): Promise<Outcome | null> {
  const { service, sites = 1, instances = 1, isShared } = scenario;
  const tabs = scenario.shoppers * (scenario.tabs ?? 1);
  const interval = service.provider(0).intervalSeconds * 1000;
  const span = Math.min(HOUR, interval * Math.ceil(MOST_POLLS / tabs));
  let now = START;
  let reads = 0;
  const visitors = () => 17 + (Math.floor(now / 1000) % 90);
  const store = { ...memoryStore(), shared: true };
  const makeRelay = () =>
    createRelay({
      sites: Object.fromEntries(Array.from({ length: sites }, (_, site) => [`site-${site}`, service.provider(site)])),
      ...(isShared === true ? { store } : { instances }),
      now: () => now,
      fetch: async () => {
        reads += 1;
        return Response.json(service.answer(visitors(), new Date(now).toISOString()));
      },
    });
  let relays: readonly Relay[];
  try {
    relays = Array.from({ length: instances }, makeRelay);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }

  const calendar = createCalendar(tabs, span);
  const clients = Array.from({ length: tabs }, () => new Tab());
  // All open the page within one interval.
  for (let tab = 0; tab < tabs; tab += 1) calendar.enter(tab, Math.random() * interval);
  let polls = 0;
  let blanks = 0;
  for (const slot of calendar.slots()) {
    now = START + slot.at;
    for (const tab of slot.tabs) {
      const relay = relays[Math.floor(Math.random() * instances)];
      const target = `/site-${tab % sites}`;
      const answer = await relay?.answer({ method: "GET", target, ifNoneMatch: null });
      const count = countIn(answer?.body);
      polls += 1;
      if (count.visitors === null) blanks += 1;
      calendar.enter(tab, slot.at + (clients[tab]?.waitAfter(count, now) ?? 0));
    }
    for (let turns = 0; turns < 3; turns += 1) await turn(); // Lets background work end.
  }
  await Promise.all(relays.map((relay) => relay.close()));
  const scale = HOUR / span;
  return { readsPerHour: reads * scale, pollsPerHour: polls * scale, blankPercent: (100 * blanks) / polls };
}

const parsed = new Map<string, LiveCount>();

/** All tabs receive the same text, so it is parsed once. */
function countIn(body: unknown): LiveCount {
  const text = String(body);
  const before = parsed.get(text);
  if (before !== undefined) return before;
  const count: LiveCount = JSON.parse(text);
  if (parsed.size > 1000) parsed.clear();
  parsed.set(text, count);
  return count;
}
