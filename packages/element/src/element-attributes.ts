import type { Messages, VisitorSource } from "@onlookers/core";
import type { BannerSettings } from "./banner/banner-settings.js";
import type { CounterSettings } from "./counter/counter-settings.js";

/** The attribute of a property: `hide-below` of `hideBelow`. */
type AttributeOf<Property extends string> = Property extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}${AttributeOf<Rest>}`
  : Property;

/** The type of an attribute. Lists and counts are text: `20 50 100` and JSON. */
type AttributeValue<Setting> = Setting extends object ? string : Setting;

type Attributes<Settings> = {
  readonly [Property in keyof Settings & string as AttributeOf<Property>]?:
    | AttributeValue<Settings[Property]>
    | undefined;
};

/** Settings that are properties without an attribute. */
interface ObjectProperties {
  readonly messages?: Messages | readonly Messages[] | undefined;
  readonly source?: VisitorSource | undefined;
}

/** The attributes of `<visitor-counter>` in JSX. */
export interface CounterAttributes extends Attributes<CounterSettings>, ObjectProperties {}

/** The attributes of `<visitor-banner>` in JSX. */
export interface BannerAttributes extends CounterAttributes, Attributes<BannerSettings> {}

/**
 * The elements, for the `IntrinsicElements` of a JSX namespace.
 *
 * @typeParam Counter the props that this JSX accepts on any element, for `<visitor-counter>`
 * @typeParam Banner the same for `<visitor-banner>`
 */
export interface VisitorElements<Counter = object, Banner = Counter> {
  "visitor-counter": Counter & CounterAttributes;
  "visitor-banner": Banner & BannerAttributes;
}
