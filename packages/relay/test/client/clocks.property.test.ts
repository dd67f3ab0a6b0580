import type { LiveCount } from "@onlookers/core";
import { followCount, type KnownCount } from "@onlookers/core/widget";
import { asyncProperty, assert, constantFrom, integer, oneof, record, array, constant } from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tries } from "../../../../tests/tries.js";
import { createRelaySource } from "../../src/client.js";
import { COUNT } from "./fake-relay.js";

const SECOND = 1000;
/** How often the counter is checked. */
const STEP = 4 * SECOND;
const WINDOW = COUNT.windowSeconds * SECOND;
const YEAR = 365 * 24 * 3600 * SECOND;
const START = Date.parse("2026-11-21T14:32:20Z");
/** Clocks that are almost right (a minute), and the interval at which a counter checks its age (10 s). */
const SLACK = 71 * SECOND;

/** An error of a clock in milliseconds: from a second to a year, each magnitude equally likely. */
const error = oneof(
  constant(0),
  record({ sign: constantFrom(-1, 1), magnitude: integer({ min: 0, max: 1000 }) }).map(
    ({ sign, magnitude }) => sign * Math.round(SECOND * (YEAR / SECOND) ** (magnitude / 1000)),
  ),
);

/** What the path from the relay to the browser does for a while. */
const phase = record({
  seconds: integer({ min: 1, max: 400 }),
  browser: error,
  relay: error,
  /** The relay corrects smaller ones. */
  service: error.map((milliseconds) => (Math.abs(milliseconds) < WINDOW ? 0 : milliseconds)),
  cdn: error,
  /** Where answers come from. `replay` is a service worker with an answer of earlier. */
  path: constantFrom("relay", "cache", "replay", "offline"),
  age: constantFrom("right", "none", "garbage"),
  rewritesDate: constantFrom(true, false),
  holdSeconds: integer({ min: 1, max: 80 }),
  replayed: error.map(Math.abs),
});
const phases = array(phase, { maxLength: 5 });
type Phase = typeof phase extends { generate: (...input: never[]) => { value: infer Value } } ? Value : never;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A browser that polls a relay through clocks and caches that are wrong. */
function createWorld() {
  vi.setSystemTime(START);
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  const truth = () => START + elapsed();
  /** When each number was counted, in true time. */
  const countedAt: number[] = [];
  let current: Phase | undefined;
  let stored: { readonly response: () => Response; readonly until: number } | undefined;
  let requests = 0;
  let known: KnownCount | undefined;

  /** An answer that the relay gave at this true time. It reads the service every 15 s. */
  function answerAt(at: number, { relay = 0, service = 0 } = {}) {
    const counted = at - (at % (15 * SECOND));
    const visitors = countedAt.push(counted) - 1;
    const observedAt = new Date(counted + relay + service).toISOString();
    const body: LiveCount = { ...COUNT, visitors, observedAt };
    return { body, at, date: at + relay };
  }

  function responseOf({ body, at, date }: ReturnType<typeof answerAt>, now: number): Response {
    const headers: Record<string, string> = { date: new Date(date).toUTCString() };
    if (current && now > at) {
      if (current.age === "right") headers["age"] = String(Math.floor((now - at) / SECOND));
      if (current.age === "garbage") headers["age"] = "86400";
    }
    if (current?.rewritesDate && current.path === "cache") headers["date"] = new Date(now + current.cdn).toUTCString();
    return Response.json(body, { headers });
  }

  const fetch: typeof globalThis.fetch = async () => {
    requests++;
    const now = truth();
    switch (current?.path) {
      case "offline":
        throw new TypeError("offline");
      case "replay": {
        const answer = answerAt(START - current.replayed, current);
        stored ??= { response: () => responseOf(answer, answer.at), until: Infinity };
        return stored.response();
      }
      case "cache": {
        if (!stored || stored.until < now) {
          const answer = answerAt(now, current);
          stored = { response: () => responseOf(answer, truth()), until: now + current.holdSeconds * SECOND };
        }
        return stored.response();
      }
      default:
        return responseOf(answerAt(now, current), now);
    }
  };

  return {
    start: () => followCount(createRelaySource({ url: "/r", fetch }), { query: {}, next: (next) => (known = next) }),
    enter(next: Phase | undefined) {
      current = next;
      // If a stored answer is as old as the clocks are wrong, it looks exactly like a new one.
      if (next?.path === "replay" && Math.abs(next.replayed + next.browser - next.relay - next.service) < 4 * WINDOW) {
        current = { ...next, path: "offline" };
      }
      stored = undefined;
      if (next) vi.setSystemTime(truth() + next.browser);
    },
    /** The true age of the number that a counter shows, `null` if it shows none. */
    shownAge(): number | null {
      const visitors = known?.latest?.visitors;
      if (known?.staleness === "expired" || typeof visitors !== "number") return null;
      return truth() - (countedAt[visitors] ?? NaN);
    },
    /** Passes the time of a few polls. Returns whether a number was shown. */
    async showsWithin(polls: number): Promise<boolean> {
      const last = requests + polls;
      let shows = false;
      // Polls are never more than 5.5 minutes apart.
      for (let seconds = 0; requests < last && seconds < polls * 330; seconds += STEP / SECOND) {
        await this.pass();
        shows ||= this.shownAge() !== null;
      }
      await this.pass(); // The last answer may still be in flight.
      return shows || this.shownAge() !== null;
    },
    pass: () => vi.advanceTimersByTimeAsync(STEP),
  };
}

/** The errors that are short enough to be taken for the age of a count. They can make a number that much too old. */
function shortErrors(phases: readonly Phase[]): number[] {
  const errors = phases.flatMap(({ browser, relay, service, cdn }) => [browser, relay, service, cdn].map(Math.abs));
  return errors.filter((off) => off > 0 && off < 3 * WINDOW);
}

/** Runs through the phases, then through right answers. The browser's clock stays as the last phase left it. */
async function check(phases: readonly Phase[]): Promise<void> {
  const short = shortErrors(phases);
  const maxAge = WINDOW + SLACK + short.reduce((sum, off) => Math.max(sum, off), 0);
  const world = createWorld();
  const stop = world.start();
  for (const next of phases) {
    world.enter(next);
    for (let seconds = 0; seconds < next.seconds; seconds += STEP / SECOND) {
      await world.pass();
      const age = world.shownAge() ?? 0;
      if (age > maxAge) throw new Error(`shows a number of ${age} ms ago`);
    }
  }
  world.enter(undefined);
  // A clock that is ahead by less than the window is corrected by the first count that expires by it.
  expect(await world.showsWithin(short.length > 0 ? 8 : 2)).toBe(true);
  expect(world.shownAge()).not.toBeNull();
  stop();
}

const CLOCKS = ["browser", "relay", "service", "cdn"] as const;
type Clock = (typeof CLOCKS)[number];

/** The phase with only this clock wrong. */
function onlyWrong(clock: Clock, phase: Phase): Phase {
  return { ...phase, browser: 0, relay: 0, service: 0, cdn: 0, [clock]: phase[clock] };
}

describe("createRelaySource, with caches of every kind,", () => {
  it.each(CLOCKS)(
    "shows no number past its window if the %s's clock is wrong, and shows one within two polls after right answers",
    async (clock) => {
      const property = asyncProperty(phases, (all) => check(all.map((phase) => onlyWrong(clock, phase))));
      await assert(property, { numRuns: tries(50) });
    },
    tries(60_000),
  );

  it(
    "does the same if all clocks are wrong, by seconds to a year",
    async () => {
      await assert(
        asyncProperty(phases, (all) => check(all)),
        { numRuns: tries(100) },
      );
    },
    tries(60_000),
  );
});
