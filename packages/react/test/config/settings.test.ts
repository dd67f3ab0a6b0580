import { de } from "@onlookers/core/messages/de";
import { expect, it } from "vitest";
import { mergeSettings, type EverySetting } from "../../src/config/settings.js";
import { ManualSource } from "../manual-source.js";

const outer: EverySetting = {
  relay: "/outer",
  source: undefined,
  site: "shop",
  locale: "de",
  messages: de,
  wording: "now",
  elsewhere: true,
  enabled: true,
  minimum: 10,
  hideBelow: 5,
  steps: [20],
  maximum: 999,
};

it("mergeSettings keeps outer settings that the inner ones omit or set to undefined", () => {
  expect(mergeSettings(outer, {})).toEqual(outer);
  const nothing = Object.fromEntries(Object.keys(outer).map((key) => [key, undefined]));
  expect(mergeSettings(outer, nothing)).toEqual(outer);
});

it("mergeSettings prefers inner settings", () => {
  const inner: EverySetting = {
    relay: "/inner",
    source: undefined,
    site: "blog",
    locale: "en",
    messages: [],
    wording: "short",
    elsewhere: false,
    enabled: false,
    minimum: 0,
    hideBelow: 0,
    steps: [],
    maximum: 0,
  };
  expect(mergeSettings(outer, inner)).toEqual(inner);
});

it("mergeSettings replaces relay and source together", () => {
  const source = new ManualSource();
  expect(mergeSettings({ source }, { relay: "/inner" })).toMatchObject({ relay: "/inner", source: undefined });
  expect(mergeSettings({ relay: "/outer" }, { source })).toMatchObject({ relay: undefined, source });
});
