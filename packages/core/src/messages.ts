import type { Scope } from "./source/live-count.js";
import type { ByCategory } from "./plural-category.js";

/**
 * The form of a sentence.
 *
 * - `recent`: "17 people on this site in the last 5 minutes".
 * - `now`: "17 people viewing this site now". An app that uses it must state the window beside it.
 * - `short`: "17 here", of a site "17 on this site".
 */
export type Wording = "recent" | "now" | "short";

/**
 * A variable of a message. `{n}` is the number, such as `17`, or `20+` if it was rounded down. `{people}` is that number
 * with its noun: "17 people". `{time}` is the window with its preposition: "in the last 5 minutes".
 */
export type Variable = "n" | "people" | "time";

/** A text that contains the number, with or without its noun. */
type Numbered = `${string}{${"n" | "people"}}${string}`;
/** A text that contains the window. */
type Timed = `${string}{time}${string}`;

/**
 * A text for each plural category of the language. A numeric key is for that number alone, if its category covers others
 * too: Russian's `one` also covers 21. `atLeast` is for a number that was rounded down, if the language has a better form
 * than `20+`.
 */
export type Forms<Locale extends string = string, Text extends string = string> = ByCategory<Locale, Text> & {
  readonly other: Text & Numbered;
  readonly atLeast?: Text & Numbered;
  readonly [exactly: number]: Text;
};

/**
 * Where a text appears, and what it counts: the site, the page it is on, or `elsewhere`, a page other than the one it is on,
 * such as the page of a product card.
 */
type Place = Scope | "elsewhere";

/** One text, if none of its words depends on the number; else a text for each plural category. */
type Message<Locale extends string, Text extends string = string> = (Text & Numbered) | Forms<Locale, Text>;

/**
 * The texts of one language. Each sentence belongs to one scope, and a site's is never used for a page. Site and page need
 * words that readers cannot confuse.
 */
export interface Messages<Locale extends string = string> {
  /** A BCP 47 tag, with a script where a language has two: `de`, `zh-Hant`. */
  readonly locale: Locale;
  /** The text of `{people}`. */
  readonly people: Forms<Locale>;
  /** The text of `{time}` for a window of whole minutes. */
  readonly minutes: Forms<Locale>;
  /** The text of `{time}` for any other window. */
  readonly seconds: Forms<Locale>;
  readonly recent: Readonly<Record<Place, Message<Locale, Timed>>>;
  readonly now: Readonly<Record<Place, Message<Locale>>>;
  /** Its `elsewhere` says that visitors are viewing now, so it is only used for a window of at most 60 s. */
  readonly short: Readonly<Record<Place, Message<Locale>>>;
}
