import { defineMessages } from "@onlookers/core";
import { ar } from "@onlookers/core/messages/ar";
import { en } from "@onlookers/core/messages/en";
import { hi } from "@onlookers/core/messages/hi";
import { ja } from "@onlookers/core/messages/ja";
import { pl } from "@onlookers/core/messages/pl";
import { act, render, screen } from "@testing-library/react";
import type { ComponentProps } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, ManualSource } from "../manual-source.js";

const several = [ar, hi, ja, pl];
let source: ManualSource;
beforeEach(() => (source = new ManualSource()));
installFakeTimers();
afterEach(() => void vi.restoreAllMocks());

function mount(props: ComponentProps<typeof VisitorCounter> = {}): HTMLElement {
  render(
    <OnlookersConfig source={source} messages={several}>
      <VisitorCounter data-testid="counter" {...props} />
    </OnlookersConfig>,
  );
  return screen.getByTestId("counter");
}

const LANGUAGES = [
  ["ar", "17 شخصًا على هذا الموقع خلال آخر 5 دقائق"],
  ["ar-EG", "١٧ شخصًا على هذا الموقع خلال آخر ٥ دقائق"],
  ["pl", "17 osób w tej witrynie w ciągu ostatnich 5 minut"],
  ["ja-JP", "過去5分間に17人がこのサイトを閲覧"],
  ["hi", "पिछले 5 मिनट में इस साइट पर 17 लोग"],
] as const;

describe.each(LANGUAGES)("VisitorCounter in %s", (locale, text) => {
  it("shows the count and sets `lang`", () => {
    const counter = mount({ locale });
    expect(counter).toMatchObject({ lang: locale, dir: "auto" });
    act(() => source.emit(COUNT));
    expect(counter).toMatchObject({ textContent: text, lang: locale, title: "" });
  });

  it("has the window in the title, in the same language, with another wording", () => {
    const counter = mount({ locale, wording: "short" });
    act(() => source.emit(COUNT));
    expect(counter.title).toBe(text);
  });

  it("hydrates without a warning", async () => {
    const complain = vi.spyOn(console, "error").mockImplementation(() => {});
    const element = <VisitorCounter source={source} messages={several} locale={locale} initialCount={COUNT} />;
    const container = document.createElement("div");
    container.innerHTML = renderToString(element);
    expect(container.textContent).toBe(text);
    render(element, { container, hydrate: true });
    await advanceTimers(1);
    expect(container.textContent).toBe(text);
    expect(complain.mock.calls).toEqual([]);
  });
});

describe("data-reserve", () => {
  it.each([
    ["ar-EG", "#٬### شخصًا على هذا الموقع خلال آخر # دقائق"],
    ["pl", "#### osoby w tej witrynie w ciągu ostatnich # minut"],
    ["ja", "過去#分間に#,###人がこのサイトを閲覧"],
  ])("is the longest form without a digit, in %s", (locale, text) => {
    expect(mount({ locale }).dataset["reserve"]?.replaceAll("\u2007", "#")).toBe(text);
  });
});

describe("the language of VisitorCounter", () => {
  it("is that of the first messages without a locale", () => {
    expect(mount({ messages: pl })).toMatchObject({ lang: "pl" });
  });

  it("is English if no messages match the locale", () => {
    const counter = mount({ locale: "fr" });
    act(() => source.emit(COUNT));
    expect(counter).toMatchObject({ lang: "en", textContent: "17 people on this site in the last 5 minutes" });
  });

  it("is not set on the element with custom children", () => {
    const counter = mount({ locale: "pl", children: ({ sentence, lang }) => <b lang={lang}>{sentence}</b> });
    act(() => source.emit(COUNT));
    expect(counter.hasAttribute("lang")).toBe(false);
    expect(counter.querySelector("b")).toMatchObject({ lang: "pl", textContent: LANGUAGES[2][1] });
  });

  it("can have custom messages", () => {
    const messages = defineMessages({
      ...en,
      locale: "en-GB",
      short: { site: "{people} in the shop", page: "{people} at this product", elsewhere: "{people} there" },
    });
    const counter = mount({ messages, wording: "short" });
    act(() => source.emit(COUNT));
    expect(counter).toMatchObject({ lang: "en-GB", textContent: "17 people in the shop" });
  });
});

describe("the display rule of VisitorCounter", () => {
  const later = (visitors: number, seconds: number) => ({
    ...COUNT,
    visitors,
    observedAt: new Date(Date.parse(COUNT.observedAt ?? "") + seconds * 1000).toISOString(),
  });

  it("applies to text, title and reserved text", () => {
    const counter = mount({ locale: "en", wording: "short", steps: [10, 50], maximum: 99 });
    act(() => source.emit(COUNT));
    expect(counter).toMatchObject({
      textContent: "10+ on this site",
      title: "10+ people on this site in the last 5 minutes",
    });
    expect(counter.dataset["reserve"]).toBe("\u2007\u2007+ on this site");
    act(() => source.emit(later(1000, 1)));
    expect(counter.textContent).toBe("50+ on this site");
  });

  it("hides the exact number from children", () => {
    const seen: unknown[] = [];
    mount({ maximum: 9, children: ({ count }) => (count && seen.push(count), null) });
    act(() => source.emit(COUNT));
    expect(seen.at(-1)).toMatchObject({ visitors: 9, isAtLeast: true });
    expect(JSON.stringify(seen)).not.toContain("17");
  });

  it("passes the same count object until the shown count changes", () => {
    const seen = new Set<unknown>();
    const children: ComponentProps<typeof VisitorCounter>["children"] = ({ count }) => void seen.add(count);
    const element = () => (
      <VisitorCounter source={source} maximum={9} initialCount={COUNT}>
        {children}
      </VisitorCounter>
    );
    const { rerender } = render(element());
    rerender(element());
    rerender(element());
    expect(seen.size).toBe(1);
  });
});
