import type { Scope } from "../live-count.js";

/**
 * How a count is worded. `recent`: "17 people on this site in the last 5 minutes". `now`: "17 people
 * viewing this site now", where a shop asks for it; the window then belongs in a description beside it.
 * `short`: "17 here".
 */
export type Wording = "recent" | "now" | "short";

/** What a sentence may speak of: nothing that was not counted. */
interface Counted {
  readonly visitors: number;
  readonly scope: Scope;
  readonly windowSeconds: number;
}

/** A language: one function a wording. `locale` is a tag of that language, e.g. `en-IN`, for its number forms. */
export type Messages = Readonly<Record<Wording, (count: Counted, locale: string) => string>>;
