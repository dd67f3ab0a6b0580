import { ar } from "@onlookers/core/messages/ar";
import { pl } from "@onlookers/core/messages/pl";
import { cleanup } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { createTestSource, testCount, type Scenario, type ScenarioName } from "../../src/testing.js";
import { subjects, type VisibleState, type Setup, type Subject } from "./subject.js";

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const scenarios: readonly (ScenarioName | Scenario)[] = [
  "quiet",
  "burst",
  "zero",
  "429",
  "stale",
  "skew",
  "offline",
  // Around a minimum of 10.
  (seconds) => [8, 12, 8, 5, 8, 11][Math.floor(seconds / 30) % 6] ?? "skip",
  (seconds) => (seconds < 90 ? "upstream" : 12),
];

const setups: Readonly<Record<string, Setup>> = {
  "with defaults": {},
  "of a page": { site: "shop", page: "/pricing" },
  "worded now": { wording: "now" },
  "worded short, in Polish": { wording: "short", locale: "pl", messages: [ar, pl] },
  "in Arabic": { locale: "ar-EG", messages: [ar, pl] },
  "in a language without messages": { locale: "fr", messages: [ar, pl] },
  "with its own display rule": { minimum: 10, hideBelow: 6, steps: [20, 50, 100], maximum: 500 },
  disabled: { enabled: false },
};

/** The visible states of a counter through all scenarios. */
async function playAll(subject: Subject, setup: Setup): Promise<VisibleState[]> {
  const source = createTestSource();
  const visibleState = await subject({ ...setup, source });
  const states = [visibleState()];
  for (const scenario of scenarios) {
    source.start(scenario);
    for (let seconds = 0; seconds <= 690; seconds += 30) {
      source.advance(seconds === 0 ? 0 : 30);
      states.push(visibleState());
    }
  }
  return states;
}

it.each(Object.entries(setups))("React counter and element show the same, %s", async (_, setup) => {
  const runs = await Promise.all(Object.values(subjects).map((subject) => playAll(subject, setup)));
  expect(runs).toHaveLength(2);
  for (const states of runs) expect(states).toEqual(runs[0]);
});

it("React counter and element show every status in these scenarios", async () => {
  for (const subject of Object.values(subjects)) {
    const states = await playAll(subject, { minimum: 2 });
    const statuses = new Set(states.map(({ attributes }) => attributes["status"]));
    expect(statuses).toEqual(new Set(["loading", "fresh", "stale", "expired", "hidden"]));
    expect(new Set(states.map(({ text }) => text)).size).toBeGreaterThan(8);
  }
});

it("React counter and element show a failure without a count the same way", async () => {
  for (const subject of Object.values(subjects)) {
    const source = createTestSource();
    const visibleState = await subject({ source });
    source.fail("upstream");
    expect(visibleState()).toMatchObject({ text: "", number: "", attributes: { status: "failed" } });
  }
});

it("React counter and element share one request and expose its URL", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () =>
    Response.json(testCount({ site: "a", observedAt: new Date().toISOString() })),
  );
  vi.stubGlobal("fetch", fetch);
  const visibleStates = await Promise.all(
    Object.values(subjects).map((subject) => subject({ relay: "/together", site: "a" })),
  );
  await expect
    .poll(() => visibleStates.map((visibleState) => visibleState().text))
    .toEqual(visibleStates.map(() => expect.stringContaining("17 people")));
  vi.unstubAllGlobals();
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(visibleStates.map((visibleState) => visibleState().attributes["source"])).toEqual(
    visibleStates.map(() => "/together/a"),
  );
});
