import "../../../core/src/styles/counter.css";
import "../../../core/src/styles/banner.css";
import "../../../core/src/styles/banner-page.css";
import { act, cleanup, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { VisitorBanner, type BannerPlacement, type VisitorBannerProps } from "../../src/banner.js";
import { movesDuring, painted } from "../moves.js";
import { COUNT, ManualSource } from "../manual-source.js";

const PLACEMENTS: readonly BannerPlacement[] = ["inline", "top", "bottom", "corner"];
const WIDTHS = [360, 1000];
const HEIGHT = 600;
const TABS = "{Tab}".repeat(12);

let source: ManualSource;
beforeEach(() => {
  const observed = Date.parse(COUNT.observedAt ?? "");
  source = Object.assign(new ManualSource(), { now: () => observed });
});
afterEach(() => {
  document.documentElement.removeAttribute("dir");
  document.documentElement.scrollTop = 0;
});

/** Opens a page three viewports high, with a banner in its place. */
async function open(placement: BannerPlacement, width: number, props: VisitorBannerProps = {}): Promise<HTMLElement> {
  await page.viewport(width, HEIGHT);
  const banner = (
    <VisitorBanner source={source} placement={placement} memory={new Map()} {...props} relay={undefined} />
  );
  const isLast = placement === "bottom" || placement === "corner";
  const shop: ReactElement = (
    <div style={{ font: "16px/1.5 sans-serif", inlineSize: "100%" }}>
      {!isLast && banner}
      <main>
        {Array.from({ length: 24 }, (_, line) => (
          <p key={line} style={{ margin: "0 0 3.5rem" }}>
            <a href={`#${line}`}>Cup {line}</a>
          </p>
        ))}
      </main>
      {isLast && banner}
    </div>
  );
  document.body.style.margin = "0";
  render(shop);
  await painted();
  const element = document.querySelector<HTMLElement>("[data-onlookers=banner]");
  if (!element) throw new Error("there is no banner");
  return element;
}
const say = (visitors: number | null) =>
  act(() => source.emit({ ...COUNT, visitors, observedAt: visitors === null ? null : COUNT.observedAt }));
const card = (banner: HTMLElement) => {
  const box = banner.querySelector("[data-part=card]")?.getBoundingClientRect();
  if (!box) throw new Error("the banner has no card");
  return box;
};
const covers = (box: DOMRect, link: Element) => {
  const { top, bottom, left, right } = link.getBoundingClientRect();
  return top < box.bottom && bottom > box.top && left < box.right && right > box.left;
};

describe.each(PLACEMENTS)("VisitorBanner with the placement %s", (placement) => {
  it("centres a text of one line in the reserved two lines", async () => {
    // The reserved text is a few digits longer than the shown one, so at some width only the shown one fits in a line.
    for (let width = 300; width < 600; width += 4) {
      const banner = await open(placement, width, { dismissible: false });
      say(17);
      const text = banner.querySelector("[data-part=text]")?.getBoundingClientRect();
      const counter = banner.querySelector("[data-onlookers=counter]")?.getBoundingClientRect();
      cleanup();
      if (!text || !counter) throw new Error("the banner has no counter");
      if (text.height > 30 || counter.height < 40) continue;
      expect(text.top - counter.top).toBeCloseTo(counter.bottom - text.bottom, 0);
      return;
    }
    throw new Error("at no width is the text shorter than its room");
  });

  it.each(WIDTHS)("causes no layout shift when its number comes and goes, %d px wide", async (width) => {
    const banner = await open(placement, width);
    const states: (string | undefined)[] = [];
    const moves = await movesDuring(async () => {
      for (const visitors of [17, 1, 1234, null, 4]) {
        say(visitors);
        await painted();
        states.push(banner.dataset["state"]);
      }
    });
    expect(states).toEqual(["shown", "empty", "shown", "empty", "shown"]);
    expect(moves).toEqual([]);
  });
});

describe.each(["top", "bottom", "corner"] as const)("VisitorBanner with the placement %s", (placement) => {
  it.each(WIDTHS)("covers no content that cannot scroll clear, and no focused element, %d px wide", async (width) => {
    const banner = await open(placement, width);
    say(17);
    await painted();
    const links = [...document.querySelectorAll<HTMLElement>("main a")];
    const isCovered = [0, 1e6].map((end) => {
      document.documentElement.scrollTop = end;
      const nearest = links.at(end === 0 ? 0 : -1);
      return nearest && covers(card(banner), nearest);
    });
    expect(isCovered).toEqual([false, false]);
    // Tab towards the banner: the browser scrolls each link into view.
    const isUpwards = placement === "top";
    document.documentElement.scrollTop = isUpwards ? 1e6 : 0;
    links.at(isUpwards ? -1 : 0)?.focus();
    const visited = new Set<Element>();
    const obscured: (string | null)[] = [];
    // Checks after each key. One call of the driver for each key would take ten times as long. WebKit scrolls in a later
    // frame than the one of the key.
    const check = async () => {
      const { activeElement } = document;
      if (!activeElement?.closest("main")) return;
      visited.add(activeElement);
      await painted();
      if (covers(card(banner), activeElement)) obscured.push(activeElement.textContent);
    };
    document.addEventListener("keyup", check);
    await userEvent.keyboard(isUpwards ? `{Shift>}${TABS}{/Shift}` : TABS);
    document.removeEventListener("keyup", check);
    await painted();
    expect(visited.size).toBe(12);
    expect(obscured).toEqual([]);
  });
});

describe("the place of VisitorBanner", () => {
  it.each(["ltr", "rtl"] as const)("in the corner is at the end of the lines, in %s", async (dir) => {
    document.documentElement.dir = dir;
    const banner = await open("corner", 1000);
    say(17);
    const { left, right, bottom } = card(banner);
    const { clientWidth, clientHeight } = document.documentElement;
    expect(dir === "ltr" ? clientWidth - right : left).toBe(16);
    expect(dir === "ltr" ? left : clientWidth - right).toBeGreaterThan(400);
    expect(clientHeight - bottom).toBe(16);
  });

  it("in the corner of a narrow window is the whole lower edge", async () => {
    const banner = await open("corner", 360);
    say(17);
    const { left, width, bottom } = card(banner);
    expect([left, width, bottom]).toEqual([0, document.documentElement.clientWidth, HEIGHT]);
  });

  it.each([
    ["top", 0],
    ["bottom", HEIGHT],
  ] as const)("sticks to the %s while the page scrolls", async (placement, edge) => {
    const banner = await open(placement, 1000);
    say(17);
    for (const end of [0, 500, 1e6]) {
      document.documentElement.scrollTop = end;
      expect(card(banner)[placement]).toBe(edge);
    }
  });

  it("passes clicks to the content behind while it shows nothing", async () => {
    await open("bottom", 360);
    const behind = document.elementFromPoint(180, HEIGHT - 10);
    expect(behind?.closest("main")).not.toBeNull();
  });
});

describe("dismissing VisitorBanner", () => {
  it("works with the keyboard, and Tab continues from its place", async () => {
    const banner = await open("top", 1000);
    say(17);
    await userEvent.tab();
    expect(document.activeElement).toBe(banner.querySelector("button"));
    await userEvent.keyboard("{Enter}");
    expect(banner.dataset["state"]).toBe("closed");
    expect(banner.getBoundingClientRect().height).toBe(0);
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe("Cup 0");
  });

  it("with Escape returns the focus to the link that it came from", async () => {
    const banner = await open("bottom", 1000);
    say(17);
    const last = document.querySelector<HTMLElement>("main p:last-child a");
    last?.focus();
    await userEvent.tab();
    await userEvent.keyboard("{Escape}");
    expect(banner.dataset["state"]).toBe("closed");
    expect(document.activeElement).toBe(last);
  });

  it.each([
    ["the link that it came from", true],
    ["the place of the banner without an origin", false],
  ])("is not needed to keep the focus: when the number disappears, it moves to %s", async (_, hasCome) => {
    const banner = await open("bottom", 1000);
    say(17);
    const link = document.querySelector<HTMLElement>("main a");
    if (hasCome) link?.focus();
    banner.querySelector("button")?.focus();
    expect(document.activeElement?.tagName).toBe("BUTTON");
    say(1);
    expect(banner.dataset["state"]).toBe("empty");
    expect(document.activeElement).toBe(hasCome ? link : banner);
    await painted();
    expect(document.activeElement).toBe(hasCome ? link : banner);
  });

  it("has a button of at least 44 px", async () => {
    const banner = await open("corner", 360);
    say(17);
    const button = banner.querySelector("button")?.getBoundingClientRect();
    expect(button?.width).toBeGreaterThanOrEqual(44);
    expect(button?.height).toBeGreaterThanOrEqual(44);
  });
});
