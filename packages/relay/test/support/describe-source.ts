import type { LiveCount, VisitorObserver, VisitorSource } from "@onlookers/core";
import { afterEach, describe, expect, it } from "vitest";

/** A source and the backend that it reads, both with fake clocks. */
export interface SourceUnderTest {
  readonly source: VisitorSource;
  /** Sets the backend's visitors from now on; `null` makes it fail. */
  readonly counts: (visitors: number | null) => void;
  /** The number of requests to the backend so far. */
  readonly requestCount: () => number;
  /** Lets time pass. */
  readonly pass: (seconds: number) => Promise<void>;
  /** Called after each test. */
  readonly close?: () => void;
}

/** Every source has a new count by then. */
const MINUTE_SECONDS = 60;

/**
 * The contract of every {@link VisitorSource}, as tests.
 *
 * @param make creates a source of a site `default` with 17 visitors
 */
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

    it("never invents a count", async () => {
      const { source, counts } = start();
      counts(null);
      const outcome = await source.read({}).catch((error: unknown) => error);
      if (outcome instanceof Error) return;
      expect(outcome).toMatchObject({ visitors: null, observedAt: null });
    });

    it("emits a count to subscribers that is read in between", async () => {
      const { source, pass } = start();
      const received = listener();
      source.subscribe({}, received);
      await pass(1);
      const count = await source.read({});
      await pass(0);
      expect(received.counts.at(-1)).toEqual(count);
    });

    it("rejects a read when its signal aborts", async () => {
      const { source } = start();
      await expect(source.read({}, { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
    });

    it("emits counts to a subscriber until it unsubscribes", async () => {
      const { source, counts, pass } = start();
      const received = listener();
      const stop = source.subscribe({}, received);
      expect(received.counts).toEqual([]);
      await pass(1);
      expect(received.last()).toBe(17);
      counts(23);
      await pass(MINUTE_SECONDS);
      expect(received.last()).toBe(23);
      stop();
      stop();
      counts(29);
      await pass(MINUTE_SECONDS);
      expect(received.last()).toBe(23);
    });

    it("sends no more requests for many subscribers than for one", async () => {
      const alone = start();
      alone.source.subscribe({}, listener());
      await alone.pass(MINUTE_SECONDS);
      const forOne = alone.requestCount();
      alone.close?.();

      const { source, requestCount, pass } = start();
      const crowd = Array.from({ length: 100 }, listener);
      for (const one of crowd) source.subscribe({}, one);
      await pass(MINUTE_SECONDS);
      expect(requestCount()).toBe(forOne);
      expect(crowd.every((one) => one.last() === 17)).toBe(true);
    });

    it("emits the last count to a late subscriber", async () => {
      const { source, requestCount, pass } = start();
      source.subscribe({}, listener());
      await pass(1);
      const before = requestCount();
      const late = listener();
      source.subscribe({}, late);
      await pass(0);
      expect(late.last()).toBe(17);
      expect(requestCount()).toBe(before);
    });

    it("lets an observer end its own subscription in a callback", async () => {
      const { source, pass } = start();
      const received = listener();
      const stop = source.subscribe({}, { next: (count) => (received.next(count), stop()) });
      await pass(MINUTE_SECONDS);
      expect(received.counts).toHaveLength(1);
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
