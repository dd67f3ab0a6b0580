import type { ByCategory } from "./plural-category.js";

type With<Variable extends string> = `${string}{${Variable}}${string}`;

/** One text, if none of its words depends on the number left; else a text for each plural category of that number. */
type LeftForms<Locale extends string, Text extends string> = Text | ByCategory<Locale, Text>;

/**
 * The texts of one language for a price tier. `{n}` is the number left, `{total}` the size of the tier, `{price}` a price
 * with its currency.
 */
export interface PriceMessages<Locale extends string = string> {
  /** A BCP 47 tag, with a script where a language has two: `de`, `zh-Hant`. */
  readonly locale: Locale;
  /** "7 of 15 left at this price", if the app shows the price elsewhere. */
  readonly left: LeftForms<Locale, With<"n"> & With<"total">>;
  /** "7 of 15 left at €54". */
  readonly leftAt: LeftForms<Locale, With<"n"> & With<"total"> & With<"price">>;
  /** "The price is now €66", if none are left. */
  readonly ended: With<"price">;
}
