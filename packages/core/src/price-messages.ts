import type { ByCategory } from "./plural-category.js";

type With<Variable extends string> = `${string}{${Variable}}${string}`;

/** One text, where none of its words depends on how many are left; else one for each plural category of that number. */
type LeftForms<Locale extends string, Text extends string> = Text | ByCategory<Locale, Text>;

/**
 * A language's words for a price that holds for so many. `{n}`: how many are left; `{total}`: of how many; `{price}`: a
 * price with its currency.
 */
export interface PriceMessages<Locale extends string = string> {
  /** A BCP 47 tag, with a script where a language has two: `de`, `zh-Hant`. */
  readonly locale: Locale;
  /** Where the price stands elsewhere: "7 of 15 left at this price". */
  readonly left: LeftForms<Locale, With<"n"> & With<"total">>;
  /** "7 of 15 left at €54". */
  readonly leftAt: LeftForms<Locale, With<"n"> & With<"total"> & With<"price">>;
  /** None are left: "The price is now €66". */
  readonly ended: With<"price">;
}
