import type { Messages, VisitorSource } from "@onlookers/core";
import type { BannerSettings } from "./banner/banner-settings.js";
import type { CounterSettings } from "./counter/counter-settings.js";

/** The attribute of a property: `hide-below` of `hideBelow`. */
type AttributeOf<Property extends string> = Property extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}${AttributeOf<Rest>}`
  : Property;

/** What an attribute may be set to: lists and counts are text there, `20 50 100` and JSON. */
type Text<Setting> = Setting extends object ? string : Setting;

type Attributes<Settings> = {
  readonly [Property in keyof Settings & string as AttributeOf<Property>]?: Text<Settings[Property]> | undefined;
};

/** What is no attribute, and so is set as a property. */
interface Objects {
  readonly messages?: Messages | readonly Messages[] | undefined;
  readonly source?: VisitorSource | undefined;
}

/** What may be written at `<visitor-counter>` in JSX. */
export interface CounterAttributes extends Attributes<CounterSettings>, Objects {}

/** What may be written at `<visitor-banner>` in JSX. */
export interface BannerAttributes extends CounterAttributes, Attributes<BannerSettings> {}

/**
 * The elements for the `IntrinsicElements` of a JSX.
 *
 * @typeParam Counter what that JSX lets be written at any element, for a `<visitor-counter>`
 * @typeParam Banner likewise, for a `<visitor-banner>`
 */
export interface VisitorElements<Counter = object, Banner = Counter> {
  "visitor-counter": Counter & CounterAttributes;
  "visitor-banner": Banner & BannerAttributes;
}
