import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRelaySource } from "../../src/client.js";
import { FakeRelay } from "./fake-relay.js";

let isHidden = false;
let isOnline = true;
let relay: FakeRelay;
let errors: unknown[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-21T14:32:20Z") });
  vi.spyOn(Math, "random").mockReturnValue(0);
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
  vi.spyOn(navigator, "onLine", "get").mockImplementation(() => isOnline);
  isHidden = false;
  isOnline = true;
  relay = new FakeRelay();
  relay.counts(17);
  errors = [];
});
afterEach(async () => {
  stop();
  await pass(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}
const asked = () => relay.asked.length;

function observe(): void {
  const source = createRelaySource({ url: "/r", fetch: relay.fetch });
  stop = source.subscribe({}, { next: () => {}, error: (error) => errors.push(error) });
}
function setHidden(value: boolean): void {
  isHidden = value;
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}
function setOnline(value: boolean): void {
  isOnline = value;
  window.dispatchEvent(new Event(value ? "online" : "offline"));
}

it.each([
  ["hidden", () => setHidden(true), () => setHidden(false)],
  ["offline", () => setOnline(false), () => setOnline(true)],
])("makes no request and keeps no timer while %s, and asks at once on return", async (_, leave, comeBack) => {
  observe();
  await pass(1);
  leave();
  expect(vi.getTimerCount()).toBe(0);
  await pass(600);
  expect(asked()).toBe(1);
  comeBack();
  await pass(0);
  expect(asked()).toBe(2);
  await pass(31);
  expect(asked()).toBe(3);
});

it("waits for the rest of the ttl where the page was hidden for a moment only", async () => {
  observe();
  await pass(10);
  setHidden(true);
  await pass(10);
  setHidden(false);
  await pass(8);
  expect(asked()).toBe(1);
  await pass(3);
  expect(asked()).toBe(2);
});

it("does not begin in a hidden page, as a prerendered one is", async () => {
  isHidden = true;
  observe();
  await pass(60);
  expect(asked()).toBe(0);
  setHidden(false);
  await pass(0);
  expect(asked()).toBe(1);
});

it("keeps to a failure's wait when the visitor flips between tabs", async () => {
  relay.answers(() => new Response(null, { status: 404 }));
  observe();
  for (let i = 0; i < 20; i++) {
    await pass(5);
    setHidden(true);
    setHidden(false);
  }
  expect(asked()).toBe(1);
});

it("takes an answer that arrives after the page was hidden", async () => {
  let answer: (response: Response) => void = () => {};
  relay.answers(() => new Promise((resolve) => (answer = resolve)));
  observe();
  await pass(0);
  setHidden(true);
  answer(new Response(null, { status: 500 }));
  await pass(60);
  expect(asked()).toBe(1);
  expect(errors).toHaveLength(1);
});

it("ends a request when the page is left, which is no failure, and asks again when it is back", async () => {
  relay.answers(() => new Promise(() => {}));
  observe();
  await pass(1);
  const [request] = relay.asked;
  window.dispatchEvent(new Event("pagehide"));
  setHidden(true);
  await pass(0);
  expect(request?.init.signal?.aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  relay.counts(17);
  setHidden(false);
  await pass(0);
  expect(asked()).toBe(2);
  expect(errors).toEqual([]);
});

it("lets go of the page with the last observer", async () => {
  const added = vi.spyOn(window, "addEventListener");
  observe();
  await pass(1);
  stop();
  await pass(1);
  const signals = added.mock.calls.map(([, , options]) => (typeof options === "object" ? options.signal : undefined));
  expect(signals).toHaveLength(4);
  expect(signals.every((signal) => signal?.aborted)).toBe(true);
});
