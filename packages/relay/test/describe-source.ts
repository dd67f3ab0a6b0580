import type { LiveCount, VisitorObserver, VisitorSource } from "@onlookers/core";
import { afterEach, describe, expect, it } from "vitest";

/** A source with the far side that it reads, both played on fake clocks. */
export interface SourceUnderTest {
  readonly source: VisitorSource;
  /** From now on the far side counts this many, anew whenever it is due; `null`: it fails. */
  readonly counts: (visitors: number | null) => void;
  /** How often the far side was asked so far. */
  readonly asked: () => number;
  /** Lets time pass. */
  readonly pass: (seconds: number) => Promise<void>;
  /** Called after each test. */
  readonly close?: () => void;
}

/** A minute: every source has something new by then. */
const LONG = 60;

/** What every {@link VisitorSource} does, whoever makes it. `make` gives one of a site `default` with 17 visitors. */
export function describeSource(name: string, make: () => SourceUnderTest): void {
  describe(`${name} as a source`, () => {
    let under: SourceUnderTest;
    const start = () => (under = make());
    afterEach(() => under.close?.());

    it("reads one count", async () => {
      const { source } = start();
      const count = await source.read({});
      expect(count).toMatchObject({ site: "default", visitors: 17, scope: "site", page: null });
      expect(Date.parse(count.observedAt ?? "")).toBeLessThanOrEqual(source.now());
    });

    it("never makes a count up", async () => {
      const { source, counts } = start();
      counts(null);
      const outcome = await source.read({}).catch((error: unknown) => error);
      if (outcome instanceof Error) return;
      expect(outcome).toMatchObject({ visitors: null, observedAt: null });
    });

    it("tells observers of a count that is read in between", async () => {
      const { source, pass } = start();
      const heard = listener();
      source.subscribe({}, heard);
      await pass(1);
      const count = await source.read({});
      await pass(0);
      expect(heard.counts.at(-1)).toEqual(count);
    });

    it("heeds a reader's signal", async () => {
      const { source } = start();
      await expect(source.read({}, { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
    });

    it("tells an observer of counts until it ends", async () => {
      const { source, counts, pass } = start();
      const heard = listener();
      const stop = source.subscribe({}, heard);
      expect(heard.counts).toEqual([]);
      await pass(1);
      expect(heard.last()).toBe(17);
      counts(23);
      await pass(LONG);
      expect(heard.last()).toBe(23);
      stop();
      stop();
      counts(29);
      await pass(LONG);
      expect(heard.last()).toBe(23);
    });

    it("asks no more for many observers than for one", async () => {
      const alone = start();
      alone.source.subscribe({}, listener());
      await alone.pass(LONG);
      const forOne = alone.asked();
      alone.close?.();

      const { source, asked, pass } = start();
      const crowd = Array.from({ length: 100 }, listener);
      for (const one of crowd) source.subscribe({}, one);
      await pass(LONG);
      expect(asked()).toBe(forOne);
      expect(crowd.every((one) => one.last() === 17)).toBe(true);
    });

    it("tells a late observer the last count", async () => {
      const { source, asked, pass } = start();
      source.subscribe({}, listener());
      await pass(1);
      const before = asked();
      const late = listener();
      source.subscribe({}, late);
      await pass(0);
      expect(late.last()).toBe(17);
      expect(asked()).toBe(before);
    });

    it("lets an observer end its own subscription", async () => {
      const { source, pass } = start();
      const heard = listener();
      const stop = source.subscribe({}, { next: (count) => (heard.next(count), stop()) });
      await pass(LONG);
      expect(heard.counts).toHaveLength(1);
    });
  });
}

interface Listener extends VisitorObserver {
  readonly counts: LiveCount[];
  last(): number | null | undefined;
}

function listener(): Listener {
  const counts: LiveCount[] = [];
  return { counts, next: (count) => counts.push(count), error: () => {}, last: () => counts.at(-1)?.visitors };
}
