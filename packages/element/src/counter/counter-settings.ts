import { counterSettings, sharedSettings } from "@onlookers/core/widget";
import { attributeSettings, type AttributeProperties, type AttributeTable } from "../dom/attribute-settings.js";

const table = {
  ...sharedSettings,
  ...counterSettings,
  /** Requests nothing and shows nothing, and keeps the place. */
  disabled: "flag",
  /** Dispatches `onlookers-reveal`, `onlookers-change` and `onlookers-hide`. */
  events: "flag",
} as const satisfies AttributeTable;

/** The attributes of a counter, as properties; `undefined` for one that is missing or does not parse. */
export type CounterSettings = AttributeProperties<typeof table>;

/** The attributes of a counter. */
export const counterAttributeSettings = attributeSettings(table);
