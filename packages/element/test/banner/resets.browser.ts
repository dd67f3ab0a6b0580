import { afterEach, expect, it } from "vitest";
import "../../src/banner.js";
import { COUNT, ManualSource, settled, dataOf } from "../counter.js";

const RESETS = [
  "* { margin: 0; padding: 0; box-sizing: border-box }",
  "*, *::before, *::after { margin: 0; padding: 0; border: 0; outline: 0; font: inherit; box-sizing: border-box }",
];
const sheet = document.createElement("style");
afterEach(() => sheet.remove());

it.each(["inline", "top", "bottom", "corner"])(
  "visitor-banner looks the same under any reset, %s",
  async (placement) => {
    document.body.innerHTML = `<visitor-banner placement="${placement}">Fired today.</visitor-banner>`;
    document.body.style.margin = "0";
    const banner = document.querySelector("visitor-banner");
    if (!banner) throw new Error("there is no banner in this page");
    const source = new ManualSource();
    banner.source = source;
    await settled();
    await settled();
    source.emit({ ...COUNT, observedAt: new Date().toISOString() });
    await settled();
    await settled();
    const counter = banner.shadowRoot?.querySelector("visitor-counter");
    const parts = [
      banner,
      counter,
      ...[banner, counter].flatMap((one) => [...(one?.shadowRoot?.querySelectorAll("[part]") ?? [])]),
    ];
    const look = () =>
      parts.map((part) => {
        if (!part) throw new Error("the banner has no counter");
        const { fontVariantNumeric, fontSize } = getComputedStyle(part);
        return [part.getBoundingClientRect().toJSON(), fontVariantNumeric, fontSize];
      });
    expect(dataOf(banner)["state"]).toBe("shown");
    const atFirst = look();
    document.head.append(sheet);
    for (const reset of RESETS) {
      sheet.textContent = reset;
      expect([reset, look()]).toEqual([reset, atFirst]);
    }
  },
);
