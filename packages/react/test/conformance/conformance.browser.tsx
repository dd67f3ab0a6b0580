import { ar } from "@onlookers/core/messages/ar";
import { pl } from "@onlookers/core/messages/pl";
import { cleanup } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { createTestSource, testCount, type Scenario, type ScenarioName } from "../../src/testing.js";
import { subjects, type Look, type Setup, type Subject } from "./subject.js";

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
  // Around a minimum of 10, from both sides.
  (seconds) => [8, 12, 8, 5, 8, 11][Math.floor(seconds / 30) % 6] ?? "silence",
  (seconds) => (seconds < 90 ? "upstream" : 12),
];

const setups: Readonly<Record<string, Setup>> = {
  "as it comes": {},
  "of a page": { site: "shop", page: "/pricing" },
  "worded now": { wording: "now" },
  "worded short, in Polish": { wording: "short", locale: "pl", messages: [ar, pl] },
  "in Arabic": { locale: "ar-EG", messages: [ar, pl] },
  "in a language that nobody gave": { locale: "fr", messages: [ar, pl] },
  "with a rule of its own": { minimum: 10, hideBelow: 6, steps: [20, 50, 100], maximum: 500 },
  "switched off": { enabled: false },
};

/** All that a counter shows through all scenarios, one after the other. */
async function walk(subject: Subject, setup: Setup): Promise<Look[]> {
  const source = createTestSource();
  const look = await subject({ ...setup, source });
  const looks = [look()];
  for (const scenario of scenarios) {
    source.play(scenario);
    for (let seconds = 0; seconds <= 690; seconds += 30) {
      source.advance(seconds === 0 ? 0 : 30);
      looks.push(look());
    }
  }
  return looks;
}

it.each(Object.entries(setups))("every kind of counter shows the same, %s", async (_, setup) => {
  const walks = await Promise.all(Object.values(subjects).map((subject) => walk(subject, setup)));
  expect(walks).toHaveLength(2);
  for (const one of walks) expect(one).toEqual(walks[0]);
});

it("and comes through every status meanwhile", async () => {
  for (const subject of Object.values(subjects)) {
    const looks = await walk(subject, { minimum: 2 });
    const statuses = new Set(looks.map(({ attributes }) => attributes["status"]));
    expect(statuses).toEqual(new Set(["loading", "fresh", "stale", "expired", "hidden"]));
    expect(new Set(looks.map(({ text }) => text)).size).toBeGreaterThan(8);
  }
});

it("every kind of counter fails alike where no count ever came", async () => {
  for (const subject of Object.values(subjects)) {
    const source = createTestSource();
    const look = await subject({ source });
    source.fail("upstream");
    expect(look()).toMatchObject({ text: "", number: "", attributes: { status: "failed" } });
  }
});

it("every kind of counter asks with all others, and says where", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () =>
    Response.json(testCount({ observedAt: new Date().toISOString() })),
  );
  vi.stubGlobal("fetch", fetch);
  const looks = await Promise.all(Object.values(subjects).map((subject) => subject({ relay: "/together", site: "a" })));
  await expect
    .poll(() => looks.map((look) => look().text))
    .toEqual(looks.map(() => expect.stringContaining("17 people")));
  vi.unstubAllGlobals();
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(looks.map((look) => look().attributes["source"])).toEqual(looks.map(() => "/together/a"));
});
