import type { LiveCount } from "@onlookers/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRelaySource } from "../../src/client.js";
import { plausible, type RelayOptions } from "../../src/index.js";
import { streamTransport } from "../../src/stream.js";
import { describeSource } from "../describe-source.js";
import { createWorld, START, TOKEN } from "../support/world.js";
import { listenIn } from "./listen-in.js";
import { playEventSource } from "./played-event-source.js";

const SHOP = "https://shop.example/api/onlookers";
/** A page around a relay's whole way, where a real one would keep the server's half from starting. */
let page: EventTarget;
let isHidden = false;
let stop = () => {};

beforeEach(() => {
  isHidden = false;
  vi.useFakeTimers({ now: START });
  vi.spyOn(Math, "random").mockReturnValue(0);
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("document", {
    get hidden() {
      return isHidden;
    },
  });
});
afterEach(async () => {
  stop();
  await pass(0);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}

/** A browser's source that follows the stream of a relay that reads Plausible, every 30 s. */
function bothEnds(options: Partial<RelayOptions> = {}, maxStreams?: number) {
  const sites = { default: plausible({ siteId: "shop.example", token: TOKEN }) };
  const world = createWorld({ sites, now: () => Date.now(), stream: true, ...options });
  world.answer = () => Response.json(world.visitors);
  const requests: string[] = [];
  const ask = (input: RequestInfo | URL) => {
    const request = new Request(input);
    requests.push(request.url.slice(SHOP.length));
    return world.relay.fetch(request);
  };
  const { EventSource, made } = playEventSource(ask);
  vi.stubGlobal("EventSource", EventSource);
  const transport = streamTransport({ maxStreams });
  const source = createRelaySource({ url: SHOP, transport, fetch: ask });
  const heard: (number | null)[] = [];
  const observe = () => (stop = source.subscribe({}, { next: ({ visitors }) => heard.push(visitors) }));
  const isOpen = () => made.some((each) => each.readyState === 1);
  return { world, source, requests, made, heard, observe, isOpen };
}
function setHidden(value: boolean): void {
  isHidden = value;
  page.dispatchEvent(new Event("visibilitychange"));
}

describeSource("a stream's client on a relay", () => {
  const { world, source, requests } = bothEnds();
  return {
    source,
    counts(visitors) {
      if (visitors === null) world.answer = () => new Response("", { status: 500 });
      else world.visitors = visitors;
    },
    asked: () => requests.length,
    pass,
    close: () => void world.relay.close(),
  };
});

describe("a source with a stream", () => {
  it("polls once, then hears of each count as it comes", async () => {
    const { world, requests, heard, observe } = bothEnds();
    observe();
    await pass(2);
    expect(requests).toEqual(["/default", "/default/stream"]);
    for (const visitors of [18, 19, 20]) {
      world.visitors = visitors;
      await pass(30);
    }
    expect(requests).toHaveLength(2);
    expect(heard).toEqual([17, 17, 18, 19, 20]);
  });

  it("has one stream for any number of observers, and none once the last is gone", async () => {
    const { source, requests, isOpen } = bothEnds();
    const stops = Array.from({ length: 50 }, () => source.subscribe({}, { next: () => {} }));
    await pass(100);
    expect(requests.filter((url) => url.endsWith("/stream"))).toHaveLength(1);
    for (const each of stops) each();
    await pass(0);
    expect(isOpen()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("asks the stream of the same page, and polls what is beyond its number of streams", async () => {
    const { source, requests } = bothEnds({}, 2);
    const stops = ["/a", "/b?c", "/d"].map((page) => source.subscribe({ page }, { next: () => {} }));
    await pass(2);
    const streams = requests.filter((url) => url.includes("/stream"));
    expect(streams).toEqual(["/default/stream?page=/a", "/default/stream?page=/b%3Fc"]);
    stops[0]?.();
    await pass(40);
    expect(requests.at(-1)).toBe("/default/stream?page=/d");
    for (const each of stops) each();
  });

  it.each(["before", "during"])("is not open while the page is hidden, %s", async (when) => {
    const { requests, observe, isOpen, world, heard } = bothEnds();
    isHidden = when === "before";
    observe();
    await pass(2);
    setHidden(true);
    expect(isOpen()).toBe(false);
    const before = requests.length;
    await pass(600);
    expect(requests).toHaveLength(before);
    world.visitors = 23;
    setHidden(false);
    await pass(2);
    expect(isOpen()).toBe(true);
    expect(heard.at(-1)).toBe(23);
  });

  it("opens nothing for who flips through tabs", async () => {
    const { made, observe } = bothEnds();
    observe();
    await pass(0);
    for (let flip = 0; flip < 20; flip += 1) {
      setHidden(true);
      setHidden(false);
      await pass(0.1);
    }
    expect(made).toHaveLength(0);
    await pass(1);
    expect(made).toHaveLength(1);
  });

  it("is closed when the page is left, so that the back/forward cache may take it, and opened on return", async () => {
    const { observe, isOpen } = bothEnds();
    observe();
    await pass(2);
    page.dispatchEvent(new Event("pagehide"));
    expect(isOpen()).toBe(false);
    setHidden(true);
    setHidden(false);
    await pass(2);
    expect(isOpen()).toBe(true);
  });

  it.each([
    ["saves data", () => vi.stubGlobal("navigator", { connection: { saveData: true } })],
    ["has no EventSource", () => Reflect.deleteProperty(globalThis, "EventSource")],
  ])("polls alone where the browser %s", async (_, set) => {
    const { world, requests, heard, observe } = bothEnds();
    set();
    observe();
    await pass(10);
    world.visitors = 23;
    await pass(60);
    expect(new Set(requests)).toEqual(new Set(["/default"]));
    expect(heard.at(-1)).toBe(23);
  });
});

describe("falling back", () => {
  it.each([
    ["has no streams", { stream: false }],
    ["has too many streams", { stream: { maxConnections: 1 } }],
  ])("polls at its usual pace where the relay %s, and tries again after 5 minutes", async (_, options) => {
    const { world, requests, heard, observe } = bothEnds(options);
    const other = await listenIn(world, "/default/stream");
    observe();
    await pass(230);
    world.visitors = 23;
    await pass(60);
    expect(requests.filter((url) => url.endsWith("/stream"))).toHaveLength(1);
    expect(heard.at(-1)).toBe(23);
    await other.leave();
    await pass(60);
    expect(requests.filter((url) => url.endsWith("/stream"))).toHaveLength(2);
  });

  it("does so after three breaks in a minute, and not for one now and then", async () => {
    const { made, observe, isOpen } = bothEnds();
    observe();
    await pass(2);
    for (let round = 0; round < 5; round += 1) {
      made[0]?.lose();
      await pass(65);
    }
    expect(isOpen()).toBe(true);
    for (let round = 0; round < 3; round += 1) {
      made[0]?.lose();
      await pass(6);
    }
    expect(isOpen()).toBe(false);
    expect(made).toHaveLength(1);
    await pass(200);
    expect(made).toHaveLength(1);
    await pass(150);
    expect(made).toHaveLength(2);
  });

  it("polls when a stream says nothing, since it may be dead without knowing", async () => {
    const { world, requests, observe } = bothEnds();
    observe();
    await pass(2);
    const { length } = requests;
    world.answer = () => new Response("", { status: 500 });
    await pass(70);
    expect(requests.slice(length)).not.toEqual([]);
    expect(new Set(requests.slice(length))).toEqual(new Set(["/default"]));
  });

  it("leaves what is no count alone", async () => {
    const { made, heard, observe } = bothEnds();
    observe();
    await pass(2);
    const hostile = ["", "{", "null", '{"visitors":99}', JSON.stringify({ ...COUNT, visitors: -1 })];
    for (const text of hostile) made[0]?.dispatchEvent(new MessageEvent("message", { data: text }));
    expect(heard).toEqual([17, 17]);
    made[0]?.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(COUNT) }));
    expect(heard).toEqual([17, 17, 21]);
  });
});

const COUNT: LiveCount = {
  site: "default",
  visitors: 21,
  scope: "site",
  page: null,
  windowSeconds: 300,
  observedAt: new Date(START + 1_500).toISOString(),
  ttlSeconds: 30,
};
