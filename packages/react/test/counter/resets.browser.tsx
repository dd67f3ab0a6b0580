import counterCss from "../../../core/src/styles/counter.css?raw";
import bannerCss from "../../../core/src/styles/banner.css?raw";
import explanationCss from "../../src/explanation.css?raw";
import priceTierCss from "../../src/price-tier.css?raw";
import { act, render } from "@testing-library/react";
import { en } from "@onlookers/core/price-messages/en";
import { compile } from "tailwindcss";
import tailwindPreflight from "tailwindcss/preflight.css?raw";
import tailwindTheme from "tailwindcss/theme.css?raw";
import tailwindUtilities from "tailwindcss/utilities.css?raw";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { VisitorBanner, type BannerPlacement } from "../../src/banner.js";
import { CountExplanation } from "../../src/explanation.js";
import { VisitorCounter } from "../../src/index.js";
import { PriceTier } from "../../src/price-tier.js";
import { COUNT, ManualSource } from "../manual-source.js";

const OURS = [counterCss, bannerCss, priceTierCss, explanationCss].join("\n");

const MARGIN_AND_PADDING = "{ margin: 0; padding: 0; box-sizing: border-box }";
/** Eric Meyer's reset, version 2.0: the elements that these components render, and the rules for them. */
const MEYER = `html, body, div, span, p, a, b, strong, time {
    margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline;
  }
  body { line-height: 1 }`;
/** Of the resets in use, the one with most properties: margins, paddings, borders, outlines and fonts of every element. */
const EVERYTHING = `*, *::before, *::after {
    margin: 0; padding: 0; border: 0; outline: 0; min-width: 0; box-sizing: border-box; font: inherit; text-indent: 0;
  }`;

/** Builds a style sheet as an app with Tailwind does. Its entry may import `onlookers`, all sheets of this package. */
async function tailwind(entry: string, classes: string[] = []): Promise<string> {
  const sheets = new Map([
    ["onlookers", OURS],
    ["tailwindcss/theme.css", tailwindTheme],
    ["tailwindcss/preflight.css", tailwindPreflight],
    ["tailwindcss/utilities.css", tailwindUtilities],
  ]);
  const compiler = await compile(entry, {
    loadStylesheet: async (id, base) => ({ path: id, base, content: sheets.get(id) ?? "" }),
  });
  return compiler.build(classes);
}
const TAILWIND = `@layer theme, base, components, utilities;
  @import "tailwindcss/theme.css" layer(theme);
  @import "tailwindcss/preflight.css" layer(base);
  @import "tailwindcss/utilities.css" layer(utilities);`;

/** The style sheets of an app by the reset in them. Tailwind's preflight also sets the font of the page, see `render`. */
const SHEETS: readonly (readonly [reset: string, css: () => string | Promise<string>])[] = [
  ["a universal reset of margin and padding", () => `* ${MARGIN_AND_PADDING} ${OURS}`],
  ["the same reset after the style sheets", () => `${OURS} * ${MARGIN_AND_PADDING}`],
  ["a universal reset of pseudo-elements too", () => `${OURS} *, *::before, *::after ${MARGIN_AND_PADDING}`],
  ["a universal reset in a later layer", () => `${OURS} @layer reset { *, ::before, ::after ${MARGIN_AND_PADDING} }`],
  ["Meyer's reset", () => `${MEYER} ${OURS}`],
  ["a reset of everything", () => `${EVERYTHING} ${OURS}`],
  ["Tailwind, imported before", () => tailwind(`${TAILWIND} @import "onlookers";`)],
  ["Tailwind, imported after", () => tailwind(`@import "onlookers"; ${TAILWIND}`)],
  [
    "Tailwind in the documented order",
    () => tailwind(`@layer theme, base, onlookers, components, utilities; ${TAILWIND} @import "onlookers";`),
  ],
];

let sheet: HTMLStyleElement;
beforeEach(() => {
  sheet = document.createElement("style");
  // Widths from the start, so that a reset has nothing to change in the page around the components.
  document.body.style.margin = "0";
  document.head.append(sheet);
});
afterEach(async () => {
  sheet.remove();
  document.documentElement.removeAttribute("dir");
  await page.viewport(414, 896);
});

/** The places of a box's edges, rounded to a hundredth of a pixel. */
function place(box: DOMRect | undefined): string {
  const round = (pixels: number) => Math.round(pixels * 100) / 100;
  return box ? [box.x, box.y, box.width, box.height].map(round).join(" ") : "none";
}

/** The parts of each component, and their pseudo-elements with boxes of their own. */
const PARTS = "[data-onlookers], [data-part]";

/** The places of all parts and texts, and what is visible of each: colours, lines, and the place of a pseudo-element. */
function look(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [at, part] of [...document.querySelectorAll<HTMLElement>(PARTS)].entries()) {
    const name = `${at} ${part.dataset["onlookers"] ?? part.dataset["part"]}`;
    const text = document.createRange();
    text.selectNodeContents(part);
    found[name] = place(part.getBoundingClientRect());
    found[`${name}: content`] = place(text.getBoundingClientRect());
    found[`${name}: paint`] = paint(getComputedStyle(part));
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(part, pseudo);
      if (style.content === "none") continue;
      const { left, right, top, width, height, position } = style;
      found[`${name}${pseudo}`] = `${[left, right, top, width, height, position].join(" ")} ${paint(style)}`;
    }
  }
  return found;
}

function paint(style: CSSStyleDeclaration): string {
  const { backgroundColor, borderRadius, borderTopWidth, boxShadow, color, fontVariantNumeric, visibility } = style;
  const colors = [backgroundColor, boxShadow, color, borderTopWidth];
  return [...colors, borderRadius, fontVariantNumeric, visibility].join(" | ");
}

/** Renders each component with a number, and the explanation open, on a page in the font that resets leave alone. */
async function open(placement: BannerPlacement) {
  const source = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") + 12_000 });
  const all = { source, relay: undefined };
  const { container } = render(
    <main style={{ font: "16px/1.5 sans-serif", padding: 20 }}>
      <div>
        Pro <VisitorCounter {...all} /> a month
      </div>
      <div style={{ inlineSize: 180 }}>
        <VisitorCounter {...all} />
      </div>
      <PriceTier
        total={15}
        stock={{ remaining: 5, readAt: Date.now() }}
        messages={en}
        nextPrice={{ amount: 66, currency: "EUR" }}
      />
      <div>
        <CountExplanation {...all} service="Plausible" />
      </div>
      <VisitorBanner {...all} placement={placement} memory={new Map()}>
        Fired today.
      </VisitorBanner>
    </main>,
  );
  act(() => source.emit(COUNT));
  await userEvent.click(container.querySelector("[data-part=question]") ?? container);
  await expect.poll(() => container.querySelector("[data-part=answer]:popover-open [data-part=age]")).not.toBeNull();
}

describe.each(["ltr", "rtl"])("the components in a page from %s", (dir) => {
  it.each([
    ["inline", 360],
    ["top", 360],
    ["bottom", 1000],
    ["corner", 360],
    ["corner", 1000],
  ] as const)("look the same under any reset, with a banner placed %s, %d px wide", async (placement, width) => {
    document.documentElement.dir = dir;
    await page.viewport(width, 700);
    sheet.textContent = OURS;
    await open(placement);
    const atFirst = look();
    for (const [reset, css] of SHEETS) {
      sheet.textContent = await css();
      expect({ reset, ...look() }).toEqual({ reset, ...atFirst });
    }
  });
});

it("the dot, the text and the card keep their distances from the edges under a universal reset", async () => {
  await page.viewport(1000, 700);
  sheet.textContent = `${OURS} *, *::before, *::after ${MARGIN_AND_PADDING}`;
  await open("inline");
  const box = (css: string) => document.querySelector(css)?.getBoundingClientRect() ?? new DOMRect();
  const counter = box("[data-onlookers=counter]");
  const text = box("[data-onlookers=counter] > [data-part=text]");
  expect(text.left - counter.left).toBe(16); // Dot and gap.
  const words = box("[data-part=card] > [data-part=content]");
  const card = box("[data-part=card]");
  expect([words.left - card.left, card.right - words.right]).toEqual([17, 49]);
});

describe("Tailwind in the documented order of layers", () => {
  it("overrides the style sheets by its utilities", async () => {
    const entry = `@layer theme, base, onlookers, components, utilities; ${TAILWIND} @import "onlookers";`;
    sheet.textContent = await tailwind(entry, ["block", "p-4"]);
    const { container } = render(<VisitorCounter source={new ManualSource()} className="block p-4" />);
    const style = getComputedStyle(container.querySelector("[data-onlookers]") ?? container);
    expect([style.display, style.paddingInlineStart]).toEqual(["block", "16px"]);
  });
});
