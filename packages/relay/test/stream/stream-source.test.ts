import type { LiveCount } from "@onlookers/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRelaySource } from "../../src/client.js";
import { plausible, type RelayOptions } from "../../src/index.js";
import { streamTransport } from "../../src/stream.js";
import { describeSource } from "../support/describe-source.js";
import { createWorld, START, TOKEN } from "../support/world.js";
import { connectClient } from "./stream-client.js";
import { fakeEventSources, READY_STATE } from "./fake-event-source.js";

const SHOP = "https://shop.example/api/onlookers";
/** A fake page around both ends. In a real one, the relay would refuse to start. */
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

/** A browser's source with a stream from a relay that reads Plausible every 30 s. */
function bothEnds(options: Partial<RelayOptions> = {}, maxStreams?: number) {
  const sites = { default: plausible({ siteId: "shop.example", token: TOKEN }) };
  const world = createWorld({ sites, now: () => Date.now(), stream: true, ...options });
  world.answer = () => Response.json(world.visitors);
  const requests: string[] = [];
  const send = (input: RequestInfo | URL) => {
    const request = new Request(input);
    requests.push(request.url.slice(SHOP.length));
    return world.relay.fetch(request);
  };
  const { EventSource, instances } = fakeEventSources(send);
  vi.stubGlobal("EventSource", EventSource);
  const transport = streamTransport({ maxStreams });
  const source = createRelaySource({ url: SHOP, transport, fetch: send });
  const received: (number | null)[] = [];
  const subscribe = () => (stop = source.subscribe({}, { next: ({ visitors }) => received.push(visitors) }));
  const isOpen = () => instances.some((each) => each.readyState === READY_STATE.OPEN);
  return { world, source, requests, instances, received, subscribe, isOpen };
}
function setHidden(value: boolean): void {
  isHidden = value;
  page.dispatchEvent(new Event("visibilitychange"));
}

describeSource("createRelaySource with streamTransport", () => {
  const { world, source, requests } = bothEnds();
  return {
    source,
    counts(visitors) {
      if (visitors === null) world.answer = () => new Response("", { status: 500 });
      else world.visitors = visitors;
    },
    requestCount: () => requests.length,
    pass,
    close: () => void world.relay.close(),
  };
});

describe("streamTransport", () => {
  it("polls once, then receives each count from the stream", async () => {
    const { world, requests, received, subscribe } = bothEnds();
    subscribe();
    await pass(2);
    expect(requests).toEqual(["/default", "/default/stream"]);
    for (const visitors of [18, 19, 20]) {
      world.visitors = visitors;
      await pass(30);
    }
    expect(requests).toHaveLength(2);
    expect(received).toEqual([17, 17, 18, 19, 20]);
  });

  it("opens one stream for any number of subscribers, and closes it after the last one", async () => {
    const { source, requests, isOpen } = bothEnds();
    const stops = Array.from({ length: 50 }, () => source.subscribe({}, { next: () => {} }));
    await pass(100);
    expect(requests.filter((url) => url.endsWith("/stream"))).toHaveLength(1);
    for (const each of stops) each();
    await pass(0);
    expect(isOpen()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("opens a stream for the same page, and polls the counts beyond maxStreams", async () => {
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

  it.each(["from the start", "later"])("opens no stream while the page is hidden, %s", async (when) => {
    const { requests, subscribe, isOpen, world, received } = bothEnds();
    isHidden = when === "from the start";
    subscribe();
    await pass(2);
    setHidden(true);
    expect(isOpen()).toBe(false);
    await pass(10); // A page that is hidden from the start still polls its first count.
    const before = requests.length;
    await pass(600);
    expect(requests).toHaveLength(before);
    world.visitors = 23;
    setHidden(false);
    await pass(2);
    expect(isOpen()).toBe(true);
    expect(received.at(-1)).toBe(23);
  });

  it("opens no stream while the visitor switches through tabs", async () => {
    const { instances, subscribe } = bothEnds();
    subscribe();
    await pass(0);
    for (let flip = 0; flip < 20; flip += 1) {
      setHidden(true);
      setHidden(false);
      await pass(0.1);
    }
    expect(instances).toHaveLength(0);
    await pass(1);
    expect(instances).toHaveLength(1);
  });

  it("closes the stream on pagehide, as the back/forward cache requires, and opens it on return", async () => {
    const { subscribe, isOpen } = bothEnds();
    subscribe();
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
  ])("only polls if the browser %s", async (_, set) => {
    const { world, requests, received, subscribe } = bothEnds();
    set();
    subscribe();
    await pass(10);
    world.visitors = 23;
    await pass(60);
    expect(new Set(requests)).toEqual(new Set(["/default"]));
    expect(received.at(-1)).toBe(23);
  });
});

describe("streamTransport, when a stream fails,", () => {
  it.each([
    ["has no streams", { stream: false }],
    ["has too many streams", { stream: { maxConnections: 1 } }],
  ])("polls at the usual interval if the relay %s, and retries after 5 minutes", async (_, options) => {
    const { world, requests, received, subscribe } = bothEnds(options);
    const other = await connectClient(world, "/default/stream");
    subscribe();
    await pass(230);
    world.visitors = 23;
    await pass(60);
    expect(requests.filter((url) => url.endsWith("/stream"))).toHaveLength(1);
    expect(received.at(-1)).toBe(23);
    await other.disconnect();
    await pass(60);
    expect(requests.filter((url) => url.endsWith("/stream"))).toHaveLength(2);
  });

  it("pauses after three broken connections in a minute, but not after occasional ones", async () => {
    const { instances, subscribe, isOpen } = bothEnds();
    subscribe();
    await pass(2);
    for (let round = 0; round < 5; round += 1) {
      instances[0]?.breakConnection();
      await pass(65);
    }
    expect(isOpen()).toBe(true);
    for (let round = 0; round < 3; round += 1) {
      instances[0]?.breakConnection();
      await pass(6);
    }
    expect(isOpen()).toBe(false);
    expect(instances).toHaveLength(1);
    await pass(200);
    expect(instances).toHaveLength(1);
    await pass(150);
    expect(instances).toHaveLength(2);
  });

  it("polls while the stream is silent, because its connection may be lost", async () => {
    const { world, requests, subscribe } = bothEnds();
    subscribe();
    await pass(2);
    const { length } = requests;
    world.answer = () => new Response("", { status: 500 });
    await pass(70);
    expect(requests.slice(length)).not.toEqual([]);
    expect(new Set(requests.slice(length))).toEqual(new Set(["/default"]));
  });

  it("ignores events that are no counts", async () => {
    const { instances, received, subscribe } = bothEnds();
    subscribe();
    await pass(2);
    const hostile = ["", "{", "null", '{"visitors":99}', JSON.stringify({ ...COUNT, visitors: -1 })];
    for (const text of hostile) instances[0]?.dispatchEvent(new MessageEvent("message", { data: text }));
    expect(received).toEqual([17, 17]);
    instances[0]?.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(COUNT) }));
    expect(received).toEqual([17, 17, 21]);
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

describe("createRelaySource, with a stream of something else,", () => {
  it.each([
    ["another site", { site: "blog" }],
    ["another page", { scope: "page", page: "/b" }],
    ["too many visitors", { visitors: 10_000_001 }],
  ])("drops a count of %s", async (_, change) => {
    const { instances, received, subscribe, source } = bothEnds();
    const count = await source.read({});
    subscribe();
    await pass(2);
    expect(received).toEqual([17, 17]);
    instances[0]?.dispatchEvent(
      new MessageEvent("message", { data: JSON.stringify({ ...count, visitors: 9, ...change }) }),
    );
    expect(received).toEqual([17, 17]);
  });
});

describe("createRelaySource, with one wrong count in a stream,", () => {
  it.each([3_600_000, 365 * 86_400_000])(
    "keeps the last one and shows the next, after one from %d ms ahead",
    async (ahead) => {
      const { instances, received, subscribe, source } = bothEnds();
      const count = await source.read({});
      subscribe();
      await pass(2);
      const emit = (visitors: number, at: number) => {
        const data = JSON.stringify({ ...count, visitors, observedAt: new Date(at).toISOString() });
        instances[0]?.dispatchEvent(new MessageEvent("message", { data }));
      };
      emit(900, Date.now() + ahead);
      emit(18, Date.now());
      expect(received).toEqual([17, 17, 17, 18]);
      expect(Math.abs(source.now() - Date.now())).toBeLessThan(1_000);
    },
  );
});
