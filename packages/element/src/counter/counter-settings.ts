import { counterSettings, displaySettings, sharedSettings } from "@onlookers/core/widget";
import type { AttributeProperties, AttributeTable } from "../dom/attribute-settings.js";

/** The attributes of a counter. */
export const counterTable = {
  ...sharedSettings,
  ...displaySettings,
  ...counterSettings,
  /** Sends no request and shows no number, and keeps the place. */
  disabled: "flag",
  /** Dispatches `onlookers-reveal`, `onlookers-change` and `onlookers-hide`. */
  events: "flag",
} as const satisfies AttributeTable;

/** The attributes of a counter, as properties; `undefined` for one that is missing or does not parse. */
export type CounterSettings = AttributeProperties<typeof counterTable>;

/** Parses all attributes of an element. */
export function settingsOf(element: CounterSettings): CounterSettings;
export function settingsOf(element: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.keys(counterTable).map((name) => [name, element[name]]));
}
