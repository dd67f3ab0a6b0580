import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRelaySource } from "../../src/client.js";
import { COUNT, FakeRelay } from "./fake-relay.js";

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
const requestCount = () => relay.requests.length;

function subscribe(): void {
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

describe("createRelaySource, in a page,", () => {
  it("sends no request and runs no timer while hidden, and sends a request at once on return", async () => {
    subscribe();
    await pass(1);
    setHidden(true);
    expect(vi.getTimerCount()).toBe(0);
    await pass(600);
    expect(requestCount()).toBe(1);
    setHidden(false);
    await pass(0);
    expect(requestCount()).toBe(2);
    await pass(31);
    expect(requestCount()).toBe(3);
  });

  it("polls half as often while it is reported as offline, which may be wrong", async () => {
    isOnline = false;
    subscribe();
    await pass(5);
    expect(requestCount()).toBe(1);
    await pass(300);
    expect(relay.pauses()).toEqual([60, 60, 60, 60, 60]);
  });

  it("sends a request at once when it is online again after a failure", async () => {
    subscribe();
    await pass(1);
    setOnline(false);
    relay.responds(() => Promise.reject(new TypeError("offline")));
    await pass(3600);
    const failed = requestCount();
    expect(failed).toBeLessThan(15);
    relay.counts(18);
    setOnline(true);
    await pass(0);
    expect(requestCount()).toBe(failed + 1);
    await pass(31);
    expect(requestCount()).toBe(failed + 2);
  });

  it("waits for the rest of the ttl if the page was hidden only briefly", async () => {
    subscribe();
    await pass(10);
    setHidden(true);
    await pass(10);
    setHidden(false);
    await pass(8);
    expect(requestCount()).toBe(1);
    await pass(3);
    expect(requestCount()).toBe(2);
  });

  it("sends its first request after 5 s in a page that is reported as hidden, such as an embedded view, and no other", async () => {
    isHidden = true;
    subscribe();
    await pass(4);
    expect(requestCount()).toBe(0);
    await pass(600);
    expect(requestCount()).toBe(1);
    setHidden(false);
    await pass(0);
    expect(requestCount()).toBe(2);
  });

  it("repeats the first request in a page that is reported as hidden until a count arrives", async () => {
    isHidden = true;
    relay.responds(() => new Response(null, { status: 503 }));
    subscribe();
    await pass(60);
    expect(relay.pauses()).toEqual([10, 20]);
    relay.counts(17);
    await pass(600);
    expect(requestCount()).toBe(4);
  });

  it("sends no request in a hidden page with an initialCount", async () => {
    isHidden = true;
    const source = createRelaySource({ url: "/r", fetch: relay.fetch });
    const initialCount = { ...COUNT, observedAt: new Date().toISOString() };
    stop = source.subscribe({}, { next: () => {} }, { initialCount });
    await pass(600);
    expect(requestCount()).toBe(0);
  });

  it("keeps the back-off after an error while the visitor switches between tabs", async () => {
    relay.responds(() => new Response(null, { status: 404 }));
    subscribe();
    for (let i = 0; i < 20; i++) {
      await pass(5);
      setHidden(true);
      setHidden(false);
    }
    expect(requestCount()).toBe(1);
  });

  it("emits a count that arrives after the page was hidden", async () => {
    let answer: (response: Response) => void = () => {};
    relay.responds(() => new Promise((resolve) => (answer = resolve)));
    subscribe();
    await pass(0);
    setHidden(true);
    answer(new Response(null, { status: 500 }));
    await pass(0);
    expect(requestCount()).toBe(1);
    expect(errors).toHaveLength(1);
  });

  it("aborts its request without an error when the visitor leaves, and sends another on return", async () => {
    relay.responds(() => new Promise(() => {}));
    subscribe();
    await pass(1);
    const [request] = relay.requests;
    window.dispatchEvent(new Event("pagehide"));
    setHidden(true);
    await pass(0);
    expect(request?.init.signal?.aborted).toBe(true);
    relay.counts(17);
    setHidden(false);
    await pass(0);
    expect(requestCount()).toBe(2);
    expect(errors).toEqual([]);
  });

  it("removes its page listeners after the last subscriber", async () => {
    const added = vi.spyOn(window, "addEventListener");
    subscribe();
    await pass(1);
    stop();
    await pass(1);
    const signals = added.mock.calls.map(([, , options]) => (typeof options === "object" ? options.signal : undefined));
    expect(signals).toHaveLength(4);
    expect(signals.every((signal) => signal?.aborted)).toBe(true);
  });
});
