import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { painted } from "../../../react/test/moves.js";
import "../../src/banner.js";
import { COUNT, ManualSource, settled, START, dataOf } from "../counter.js";

beforeEach(() => vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

/** A banner with this key in its memory, between a link and a paragraph. */
async function mounted(name: string, attributes = "", properties: object = {}) {
  document.body.innerHTML = `<a href="#end">Basket</a>
    <visitor-banner storage-key="${name}" ${attributes}>Fired today</visitor-banner>
    <p>Below</p>`;
  const banner = document.querySelector("visitor-banner");
  if (!banner) throw new Error("there is no banner in this page");
  const source = new ManualSource();
  Object.assign(banner, properties, { source });
  await settled();
  const inside = (selector: string) => banner.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  const say = async (change: Partial<typeof COUNT> = {}) => {
    source.emit({ ...COUNT, ...change });
    await settled();
  };
  await settled();
  return {
    banner,
    source,
    say,
    card: inside("[part=card]"),
    button: inside("button"),
    words: () => inside("visitor-counter")?.shadowRoot?.querySelector("[part=text]")?.textContent,
    isSeen: () => inside("[part=card]")?.checkVisibility({ visibilityProperty: true }),
    placeBelow: () => document.querySelector("p")?.getBoundingClientRect().top,
  };
}

const later = (seconds: number) => new Date(START + seconds * 1000).toISOString();

it("visitor-banner is shown with a number, and keeps its place without", async () => {
  const { banner, say, words, isSeen, placeBelow } = await mounted("place");
  const atFirst = placeBelow();
  expect([dataOf(banner)["state"], isSeen()]).toEqual(["empty", false]);
  await say();
  expect([dataOf(banner)["state"], isSeen()]).toEqual(["shown", true]);
  expect(words()).toBe("17 people on this site in the last 5 minutes");
  expect(placeBelow()).toBe(atFirst);
  await say({ visitors: 1, observedAt: later(1) });
  expect([dataOf(banner)["state"], isSeen()]).toEqual(["empty", false]);
  expect(placeBelow()).toBe(atFirst);
});

it.each([
  ["the link that it came from", true],
  ["the banner without an origin", false],
])("visitor-banner moves the focus, when the number disappears, to %s", async (_, hasCome) => {
  const { banner, say, button } = await mounted("focus");
  await say();
  const link = document.querySelector("a");
  if (hasCome) link?.focus();
  button?.focus();
  expect(document.activeElement).toBe(banner);
  await say({ visitors: 1, observedAt: later(1) });
  expect(dataOf(banner)["state"]).toBe("empty");
  await painted();
  expect(document.activeElement).toBe(hasCome ? link : banner);
  expect(banner.shadowRoot?.activeElement).toBeNull();
});

describe("visitor-banner after a dismissal", () => {
  it("by its button has no place, dispatches `onlookers-dismiss`, and requests nothing", async () => {
    const { banner, source, say, button, isSeen } = await mounted("button");
    const dismissed = vi.fn<() => void>();
    document.addEventListener("onlookers-dismiss", dismissed, { once: true });
    await say();
    expect(button?.ariaLabel).toBe("Close");
    button?.click();
    await settled();
    await settled();
    expect([dataOf(banner)["state"], isSeen()]).toEqual(["closed", false]);
    expect(banner.getBoundingClientRect().height).toBe(0);
    expect(dismissed).toHaveBeenCalledOnce();
    expect(source.subscriptions.size).toBe(0);
  });

  it("by Escape returns the focus to where it came from", async () => {
    const { banner, say, button } = await mounted("escape");
    await say();
    const link = document.querySelector("a");
    link?.focus();
    button?.focus();
    const escape = () =>
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true, cancelable: true });
    button?.dispatchEvent(escape());
    expect(dataOf(banner)["state"]).toBe("closed");
    expect(document.activeElement).toBe(link);
  });

  it("stays away from this page, and stores nothing", async () => {
    const { say, button } = await mounted("page");
    await say();
    button?.click();
    const again = await mounted("page");
    await again.say();
    expect(dataOf(again.banner)["state"]).toBe("closed");
    expect(again.source.subscriptions.size).toBe(0);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  it("stays away for `dismissed-for-seconds`, stored in `storage`", async () => {
    const settings = 'storage="session" dismissed-for-seconds="3600"';
    const { say, button } = await mounted("kept", settings);
    await say();
    button?.click();
    expect(sessionStorage.getItem("kept")).toBe(String(START));
    expect(dataOf((await mounted("kept", settings)).banner)["state"]).toBe("closed");
    vi.setSystemTime(START + 3_601_000);
    expect(dataOf((await mounted("kept", settings)).banner)["state"]).toBe("empty");
  });
});

it("visitor-banner uses a memory that was set before its definition", async () => {
  const memory = new Map([["onlookers-banner", String(START)]]);
  const banner = document.implementation.createHTMLDocument().createElement("visitor-banner");
  Object.assign(banner, { memory, source: new ManualSource() });
  document.body.replaceChildren(banner);
  await settled();
  expect(dataOf(banner)["state"]).toBe("closed");
});

it("visitor-banner keeps its place in the page's HTML after an earlier dismissal", async () => {
  const { say, button } = await mounted("before");
  await say();
  button?.click();
  vi.spyOn(document, "readyState", "get").mockReturnValue("interactive");
  const { banner, source } = await mounted("before");
  expect(dataOf(banner)["state"]).toBe("empty");
  expect(banner.getBoundingClientRect().height).toBeGreaterThan(40);
  expect(source.subscriptions.size).toBe(0);
});

it("visitor-banner keeps its place if the script found it before `banner.js` was loaded", async () => {
  const { say, button } = await mounted("late");
  await say();
  button?.click();
  const { banner } = await mounted("late", "", { keepsPlace: true });
  expect(dataOf(banner)["state"]).toBe("empty");
  expect(banner.getBoundingClientRect().height).toBeGreaterThan(40);
});

it("visitor-banner cannot be dismissed with `permanent`", async () => {
  const { banner, say, button } = await mounted("permanent", "permanent");
  await say();
  expect(button?.checkVisibility()).toBe(false);
  banner.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(dataOf(banner)["state"]).toBe("shown");
});

it("visitor-banner is shown at most as often as its frequency cap allows", async () => {
  const states: unknown[] = [];
  for (let visit = 0; visit < 3; visit++) {
    const { banner, say } = await mounted("capped", 'frequency-cap="2 86400"');
    await say();
    states.push(dataOf(banner)["state"]);
  }
  expect(states).toEqual(["shown", "shown", "closed"]);
});

it("visitor-banner passes its attributes to its counter", async () => {
  const { banner, say, words, button } = await mounted("attributes", 'wording="short" lang="de"');
  await say();
  expect(words()).toBe("17 on this site");
  expect(button?.lang).toBe("en");
  banner.wording = "now";
  banner.dismissLabel = "Weg damit";
  await settled();
  await settled();
  expect(words()).toBe("17 people viewing this site now");
  expect(button?.ariaLabel).toBe("Weg damit");
});

it.each([
  ["top", "top", "0px"],
  ["bottom", "bottom", "0px"],
  ["corner", "bottom", "0px"],
] as const)("visitor-banner sticks to its edge with the placement %s", async (placement, edge, distance) => {
  const { banner, say, card } = await mounted(placement, `placement="${placement}"`);
  await say();
  expect(card?.role).toBe("complementary");
  const style = getComputedStyle(banner);
  expect([style.position, style[edge]]).toEqual(["sticky", distance]);
  const room = getComputedStyle(document.documentElement);
  expect(placement === "top" ? room.scrollPaddingTop : room.scrollPaddingBottom).toBe("96px");
});
