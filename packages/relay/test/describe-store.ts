import { describe, expect, it } from "vitest";
import type { Store } from "../src/index.js";

/** Two instances' stores over the same texts, which are empty. */
export interface StorePair {
  readonly one: Store;
  readonly other: Store;
}

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["=", "="],
  ["a number", "0"],
  ["JSON", '{"v":1}'],
  ["any characters", "ü 漢字 🎉 \n\r\0 '\"\\"],
  ["200,000 characters", "x".repeat(200_000)],
];

/**
 * What every store promises, whatever holds its texts.
 *
 * @param pair the same for all the tests; each uses keys of its own
 */
export function describeStore(name: string, pair: () => StorePair): void {
  describe(`${name}`, () => {
    it("holds nothing until something is set, by whichever instance", async () => {
      const { one, other } = pair();
      expect(await one.get("a")).toBeNull();
      expect(await one.compareAndSet("a", null, "first")).toBe(true);
      expect(await other.get("a")).toBe("first");
    });

    it("sets only where the text is what was expected", async () => {
      const { one, other } = pair();
      expect(await one.compareAndSet("b", "absent", "x")).toBe(false);
      expect(await one.get("b")).toBeNull();
      await one.compareAndSet("b", null, "first");
      expect(await other.compareAndSet("b", null, "second")).toBe(false);
      expect(await other.compareAndSet("b", "fir", "second")).toBe(false);
      expect(await one.get("b")).toBe("first");
      expect(await other.compareAndSet("b", "first", "second")).toBe(true);
      expect(await one.get("b")).toBe("second");
    });

    it("keeps keys apart", async () => {
      const { one } = pair();
      await one.compareAndSet("c:1", null, "one");
      await one.compareAndSet("c:2", null, "two");
      expect([await one.get("c:1"), await one.get("c:2")]).toEqual(["one", "two"]);
    });

    it.for(TEXTS)("gives back exactly what was set: %s", async ([name, text]) => {
      const { one, other } = pair();
      const key = `d:${name}`;
      expect(await one.compareAndSet(key, null, text)).toBe(true);
      expect(await other.get(key)).toBe(text);
      expect(await other.compareAndSet(key, text, "next")).toBe(true);
    });

    it("lets one of many who compare at once win", async () => {
      const { one, other } = pair();
      const wins = await Promise.all(
        Array.from({ length: 50 }, (_, n) => (n % 2 ? one : other).compareAndSet("e", null, `${n}`)),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await one.get("e")).toBe(`${wins.indexOf(true)}`);
    });

    it("has one time for all instances, if it has one at all", async () => {
      const { one, other } = pair();
      await Promise.all([one.get("h"), other.get("h")]);
      const [here, there] = [one.now?.(), other.now?.()];
      expect(typeof here).toBe(typeof there);
      expect(Math.abs((here ?? 0) - (there ?? 0))).toBeLessThan(5000);
    });
  });
}

/** What a store that can be watched promises besides. */
export function describeWatching(name: string, pair: () => StorePair): void {
  describe(`${name}`, () => {
    it("tells those who watch a key what was set there, until they don't", async () => {
      const { one, other } = pair();
      const heard: string[] = [];
      let tell = () => {};
      const hear = (text: string) => {
        heard.push(text);
        tell();
      };
      const stop = other.watch?.("f", hear);
      let before: string | null = null;
      // A subscription begins at some moment: what is set before it isn't heard.
      for (let round = 0; round < 1000 && heard.length === 0; round += 1) {
        const next = `${round}`;
        await one.compareAndSet("f", before, next);
        await one.compareAndSet("g", before, "elsewhere");
        before = next;
      }
      expect(heard.length).toBeGreaterThan(0);
      const last = new Promise<void>((resolve) => {
        tell = () => heard.at(-1) === "last" && resolve();
      });
      await one.compareAndSet("f", before, "last");
      await last;
      expect(heard).not.toContain("elsewhere");
      const count = heard.length;
      stop?.();
      await one.compareAndSet("f", "last", "unheard");
      await other.get("f");
      expect(heard).toHaveLength(count);
    });
  });
}
