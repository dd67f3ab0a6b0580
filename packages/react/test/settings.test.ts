import { expect, it } from "vitest";
import { mergeSettings, type Settings } from "../src/settings.js";
import { PlayedSource } from "./played-source.js";

const outer: Settings = {
  relay: "/outer",
  site: "shop",
  locale: "de",
  wording: "now",
  minimum: 10,
  hideBelow: 5,
};

it("keeps the outer settings for all that is left out, or undefined", () => {
  expect(mergeSettings(outer, {})).toEqual({ ...outer, source: undefined });
  const nothing = { relay: undefined, site: undefined, locale: undefined, wording: undefined, minimum: undefined };
  expect(mergeSettings(outer, nothing)).toEqual({ ...outer, source: undefined });
});

it("prefers the inner ones", () => {
  const inner: Settings = { relay: "/inner", site: "blog", locale: "en", wording: "short", minimum: 0, hideBelow: 0 };
  expect(mergeSettings(outer, inner)).toEqual({ ...inner, source: undefined });
});

it("takes relay and source together, so that the nearer one holds", () => {
  const source = new PlayedSource();
  expect(mergeSettings({ source }, { relay: "/inner" })).toMatchObject({ relay: "/inner", source: undefined });
  expect(mergeSettings({ relay: "/outer" }, { source })).toMatchObject({ relay: undefined, source });
});
