import "../../../core/src/styles/counter.css";
import { act, render } from "@testing-library/react";
import type { LiveCount, Messages } from "@onlookers/core";
import { ar } from "@onlookers/core/messages/ar";
import { en } from "@onlookers/core/messages/en";
import { hi } from "@onlookers/core/messages/hi";
import { ja } from "@onlookers/core/messages/ja";
import { pl } from "@onlookers/core/messages/pl";
import { Fragment, type ReactElement } from "react";
import { expect, it } from "vitest";
import { server } from "vitest/browser";
import { VisitorCounter, type VisitorCounterProps } from "../../src/index.js";
import { movesDuring, painted } from "../moves.js";
import { COUNT, ManualSource } from "../manual-source.js";

const PAGE = "/pricing";
const ofPage = { scope: "page", page: PAGE } as const;

/** Every kind of change of a counter, with numbers of several plural forms and lengths. */
const changes: readonly (readonly [status: string, change: Error | Partial<LiveCount>])[] = [
  ["failed", new Error("away")],
  ["fresh", { visitors: 7 }],
  ["fresh", { visitors: 128, ...ofPage }],
  ["hidden", { visitors: 1 }],
  ["stale", { visitors: 43, windowSeconds: 180 }],
  ["fresh", { visitors: 3, ...ofPage, windowSeconds: 180 }],
  ["expired", { visitors: null, observedAt: null }],
  ["fresh", { visitors: 9_999, ...ofPage }],
  ["fresh", { visitors: 1_000 }],
];

/** Emits changes, each a minute after the last. */
function play(): { source: ManualSource; next: (change: Error | Partial<LiveCount>, status: string) => void } {
  const source = new ManualSource();
  let now = Date.parse("2026-11-21T14:00:00Z");
  source.now = () => now;
  return {
    source,
    next(change, status) {
      now += 60_000;
      const observedAt = new Date(now - (status === "stale" ? 50_000 : 0)).toISOString();
      act(() => {
        if (change instanceof Error) source.fail(change, PAGE);
        else source.emit({ ...COUNT, observedAt, ...change }, PAGE);
      });
    },
  };
}

/** A card in the corner of the viewport: browsers report layout shifts only of visible elements. */
function card(counter: ReactElement, width: number): ReactElement {
  const inlineSize = `calc(${width}px + var(--wider, 0px))`;
  return (
    <main style={{ position: "absolute", inset: "0 auto auto 0", inlineSize, font: "16px/1.5 sans-serif" }}>
      <p>
        Pro {counter} <b>a month</b>
      </p>
      <p>Buy</p>
    </main>
  );
}

/**
 * Widths from a tile to a phone. Each grows up to the next, in steps of 3 px in Chromium. Layout takes ten times as long in
 * WebKit, so steps are 12 px elsewhere.
 */
const WIDTHS = [120, 180, 240, 300, 360];
const STEP = server.browser === "chromium" ? 3 : 12;
const WIDER = Array.from({ length: 60 / STEP }, (_, step) => STEP * step);

/** The positions of the elements around each counter at every width. Nothing of this is painted. */
function placesAtEveryWidth(container: HTMLElement): readonly string[] {
  const around = [...container.querySelectorAll("b, main > :last-child")];
  const places = WIDER.map((pixels) => {
    container.style.setProperty("--wider", `${pixels}px`);
    return around.map((one) => one.getBoundingClientRect()).map(({ x, y }) => `${pixels} px wider: ${x} ${y}`);
  });
  container.style.removeProperty("--wider");
  return places.flat();
}

const variants: readonly VisitorCounterProps[] = [
  { wording: "recent" },
  { wording: "now" },
  { wording: "short" },
  { wording: "recent", steps: [5, 100, 5000] },
];

it.each<[string, Messages]>([
  ["English", en],
  ["Arabic", ar],
  ["Polish", pl],
  ["Japanese", ja],
  ["Hindi", hi],
])("VisitorCounter moves nothing around it at any width, in %s", async (_, messages) => {
  const { source, next } = play();
  const counter = (variant: VisitorCounterProps) => (
    <VisitorCounter source={source} page={PAGE} messages={messages} {...variant} relay={undefined} />
  );
  const cards = variants.flatMap((variant, at) =>
    WIDTHS.map((width) => <Fragment key={`${at} ${width}`}>{card(counter(variant), width)}</Fragment>),
  );
  const { container } = render(cards);
  const atFirst = placesAtEveryWidth(container);
  await painted();
  const moves = await movesDuring(async () => {
    for (const [status, change] of changes) {
      next(change, status);
      await painted();
      expect(container.querySelectorAll(`[data-status="${status}"]`)).toHaveLength(cards.length);
      expect(placesAtEveryWidth(container)).toEqual(atFirst);
    }
  });
  expect(moves).toEqual([]);
});

it("movesDuring reports the shift of a counter without reserved space", async () => {
  const { source, next } = play();
  const bare = (
    <VisitorCounter source={source} page={PAGE}>
      {({ sentence }) => sentence}
    </VisitorCounter>
  );
  render(card(bare, 200));
  await painted();
  const moves = await movesDuring(async () => {
    next({}, "fresh");
    await painted();
  });
  expect(moves).not.toEqual([]);
});

it("VisitorCounter is on the baseline of the text before it", () => {
  const { source, next } = play();
  const { container } = render(card(<VisitorCounter source={source} page={PAGE} />, 900));
  next({}, "fresh");
  const bottom = (text: Node | null | undefined) => {
    const range = document.createRange();
    if (text) range.selectNodeContents(text);
    return range.getBoundingClientRect().bottom;
  };
  const line = container.querySelector("p");
  expect(bottom(line?.querySelector("[data-part=text]")?.lastChild)).toBe(bottom(line?.firstChild));
  expect(line?.getBoundingClientRect().height).toBe(24);
});
