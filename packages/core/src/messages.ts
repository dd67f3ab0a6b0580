import type { Scope } from "./source/live-count.js";
import type { ByCategory } from "./plural-category.js";

/**
 * How a count is worded. `recent`: "17 people on this site in the last 5 minutes". `now`: "17 people
 * viewing this site now", where a shop asks for it; the window then belongs in a description beside it.
 * `short`: "17 here".
 */
export type Wording = "recent" | "now" | "short";

/**
 * What a message may speak of. `{n}`: the number, `20+` where it was rounded down. `{people}`: that number with its
 * noun. `{time}`: the window, with the words that belong to it ("in the last 5 minutes").
 */
export type Variable = "n" | "people" | "time";

/** Has the number in it, bare or with its noun. */
type Numbered = `${string}{${"n" | "people"}}${string}`;
/** Names the window. */
type Timed = `${string}{time}${string}`;

/**
 * A text for each plural category of the language. A number as key is for that number alone, where its category has
 * others too: Russian's `one` is also that of 21. `atLeast` is for a number that was rounded down, where the language
 * has a better way than `20+`.
 */
export type Forms<Locale extends string = string, Text extends string = string> = ByCategory<Locale, Text> & {
  readonly other: Text & Numbered;
  readonly atLeast?: Text & Numbered;
  readonly [exactly: number]: Text;
};

/** One text for all numbers, where none of its words depends on the number; else one for each plural category. */
type Message<Locale extends string, Text extends string = string> = (Text & Numbered) | Forms<Locale, Text>;

/** A language's words. Sentences lie under the scope that they are true of, so none can be said of the other. */
export interface Messages<Locale extends string = string> {
  /** A BCP 47 tag, with a script where a language has two: `de`, `zh-Hant`. */
  readonly locale: Locale;
  /** The number with its noun, as it stands for `{people}`. */
  readonly people: Forms<Locale>;
  /** The last `{n}` minutes, with the words that belong to them, as they stand for `{time}`. */
  readonly minutes: Forms<Locale>;
  /** The same, for a window that isn't of whole minutes. */
  readonly seconds: Forms<Locale>;
  readonly recent: Readonly<Record<Scope, Message<Locale, Timed>>>;
  readonly now: Readonly<Record<Scope, Message<Locale>>>;
  readonly short: Readonly<Record<Scope, Message<Locale>>>;
}
