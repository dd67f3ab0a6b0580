import { describe, expect, it, vi } from "vitest";
import { bannerView, isDismissal, viewOf, type BannerInput, type BannerLook } from "../../src/widget.js";
import { COUNT } from "../counts.js";
import { languages } from "../wording/languages.js";

const counted = viewOf({ latest: COUNT, staleness: "fresh" });
const empty = viewOf({ staleness: null });
const view = (look: BannerLook, input: Partial<BannerInput> = {}) =>
  bannerView(look, { isOpen: true, keepsPlace: false, view: counted, ...input });

describe("bannerView", () => {
  it("shows the banner only with an open gate and a count", () => {
    expect(view({}).state).toBe("shown");
    expect(view({}, { view: empty }).state).toBe("empty");
    expect(view({}, { view: undefined }).state).toBe("empty");
    expect(view({}, { isOpen: false }).state).toBe("closed");
  });

  it("keeps the place of a closed banner that was in the page's HTML", () =>
    expect(view({}, { isOpen: false, keepsPlace: true }).state).toBe("empty"));

  it("makes the banner a landmark only at an edge, and only with a count", () => {
    const roles = (["top", "bottom", "corner"] as const).map((placement) => view({ placement }).role);
    expect(roles).toStrictEqual(["complementary", "complementary", "complementary"]);
    expect([view({}).role, view({ placement: "inline" }).role]).toStrictEqual([undefined, undefined]);
    expect(view({ placement: "top" }, { view: empty }).role).toBeUndefined();
  });

  it("allows a dismissal only while a banner that is not permanent is shown", () => {
    expect(view({}).canDismiss).toBe(true);
    expect(view({ permanent: true }).canDismiss).toBe(false);
    expect(view({}, { view: empty }).canDismiss).toBe(false);
  });

  it("labels the button in the language of the count, in every language that has messages", () => {
    const labelIn = (lang: string) => {
      const { label, labelLang } = view({}, { view: { count: null, lang } });
      return [label, labelLang];
    };
    expect([...languages.keys()].map((tag) => labelIn(tag)[1])).toStrictEqual([...languages.keys()]);
    expect(labelIn("de-AT")).toStrictEqual(["Schließen", "de"]);
    expect(labelIn("zh-TW")[0]).toBe("關閉");
    expect(labelIn("eo")).toStrictEqual(["Close", "en"]);
  });

  it("uses the app's own label, in the language of the page", () =>
    expect(view({ dismissLabel: "Hide" })).toMatchObject({ label: "Hide", labelLang: "" }));
});

describe("isDismissal", () => {
  const press = (key: string, defaultPrevented = false) => {
    const event = { key, defaultPrevented, preventDefault: vi.fn<() => void>(), stopPropagation: vi.fn<() => void>() };
    const result = isDismissal(event);
    const isConsumed = event.preventDefault.mock.calls.length + event.stopPropagation.mock.calls.length === 2;
    expect(isConsumed).toBe(result);
    return result;
  };

  it("consumes Escape", () => expect(press("Escape")).toBe(true));

  it("ignores other keys, and an Escape that another handler has prevented", () =>
    expect([press("Enter"), press("Escape", true)]).toStrictEqual([false, false]));
});
