import type { MemoryStore, Store } from "../store/store.js";

/** Two stores over the same data, as two instances of a relay use them. The data is empty. */
export interface StorePair {
  readonly one: Store | MemoryStore;
  readonly other: Store | MemoryStore;
}

/** A rule of the contract, and a function that rejects if the stores break it. */
export type StoreCheck = readonly [name: string, check: () => Promise<void>];

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ["an empty text", ""],
  ["=", "="],
  ["a number", "0"],
  ["JSON", '{"v":1}'],
  ["any characters", "ü 漢字 🎉 \n\r\0 '\"\\"],
  ["200,000 characters", "x".repeat(200_000)],
];

/** Two instances' clocks may differ by this much. */
const CLOCK_SLACK_MS = 5000;

/**
 * The contract of a `Store` as named checks for any test runner. Each check uses keys of its own.
 *
 * @param pair returns the same stores at each call
 * @example
 * for (const [name, check] of storeChecks(() => ({ one: myStore(), other: myStore() }))) test(name, check);
 */
export function storeChecks(pair: () => StorePair): readonly StoreCheck[] {
  return [
    [
      "get returns null until an instance sets a value",
      async () => {
        const { one, other } = pair();
        expectSame(await one.get("a"), null);
        expectSame(await one.compareAndSet("a", null, "first"), true);
        expectSame(await other.get("a"), "first");
      },
    ],
    [
      "compareAndSet sets only if the value is the expected one",
      async () => {
        const { one, other } = pair();
        expectSame(await one.compareAndSet("b", "absent", "x"), false);
        expectSame(await one.get("b"), null);
        await one.compareAndSet("b", null, "first");
        expectSame(await other.compareAndSet("b", null, "second"), false);
        expectSame(await other.compareAndSet("b", "fir", "second"), false);
        expectSame(await one.get("b"), "first");
        expectSame(await other.compareAndSet("b", "first", "second"), true);
        expectSame(await one.get("b"), "second");
      },
    ],
    [
      "keys are independent",
      async () => {
        const { one } = pair();
        await one.compareAndSet("c:1", null, "one");
        await one.compareAndSet("c:2", null, "two");
        expectSame(await one.get("c:1"), "one");
        expectSame(await one.get("c:2"), "two");
      },
    ],
    ...TEXTS.map(([name, text]): StoreCheck => [
      `get returns exactly what was set: ${name}`,
      async () => {
        const { one, other } = pair();
        expectSame(await one.compareAndSet(`d:${name}`, null, text), true);
        expectSame(await other.get(`d:${name}`), text);
        expectSame(await other.compareAndSet(`d:${name}`, text, "next"), true);
      },
    ]),
    [
      "exactly one of 50 concurrent calls of compareAndSet wins",
      async () => {
        const { one, other } = pair();
        const calls = Array.from({ length: 50 }, (_, n) => (n % 2 ? one : other).compareAndSet("e", null, `${n}`));
        const results = await Promise.all(calls);
        expectSame(results.filter(Boolean).length, 1);
        expectSame(await one.get("e"), `${results.indexOf(true)}`);
      },
    ],
    ["now, if there is one, agrees between instances", () => checkTime(pair())],
    ["watch, if there is one, reports what any instance sets under the key", () => checkWatch(pair())],
  ];
}

async function checkTime({ one, other }: StorePair): Promise<void> {
  await Promise.all([one.get("f"), other.get("f")]);
  const [here, there] = [one.now?.(), other.now?.()];
  expectSame(typeof here, typeof there);
  expectSame(Math.abs((here ?? 0) - (there ?? 0)) < CLOCK_SLACK_MS, true);
}

async function checkWatch({ one, other }: StorePair): Promise<void> {
  if (other.watch === undefined) return;
  const received: unknown[] = [];
  let onReceived = () => {};
  const stop = other.watch("g", (value: unknown) => {
    received.push(value);
    onReceived();
  });
  let last: string | null = null;
  // A subscription takes effect at some moment: values that were set earlier may be missing.
  for (let round = 0; round < 1000 && received.length === 0; round += 1) {
    await one.compareAndSet("g", last, `${round}`);
    await one.compareAndSet("h", last, "another key");
    last = `${round}`;
  }
  expectSame(received.length > 0, true);
  const arrived = new Promise<void>((resolve) => {
    onReceived = () => received.at(-1) === "last" && resolve();
  });
  await one.compareAndSet("g", last, "last");
  await arrived;
  expectSame(received.includes("another key"), false);
  const { length } = received;
  stop();
  await one.compareAndSet("g", "last", "after the end");
  await other.get("g");
  expectSame(received.length, length);
}

function expectSame(actual: unknown, expected: unknown): void {
  if (actual === expected) return;
  throw new Error(
    `[onlookers] The store returned ${shorten(actual)} instead of ${shorten(expected)}, so instances would not agree. Compare it with the contract of Store.`,
  );
}

function shorten(value: unknown): string {
  return (JSON.stringify(value) ?? "undefined").slice(0, 60);
}
