import { localeOf } from "../wording/choose-messages.js";
import { displayOf, type DisplayRule } from "./display-rule.js";
import type { LiveCount } from "../source/live-count.js";
import { sentence, sentenceParts, textOf, type SentenceOptions, type SentencePart } from "../wording/sentence.js";
import type { Staleness } from "../source/staleness.js";
import { trendOf, type Trend } from "./trend.js";
import { shownCount, statusOf, type ShownCount, type VisitorStatus } from "./visitor-status.js";

/** What is known of a query's count at one moment. */
export interface CountState {
  /** The last count that came, however old. */
  readonly latest?: LiveCount | undefined;
  /** How old it is now; `null` where none has come. */
  readonly staleness: Staleness | null;
  /** Why the last try failed, `undefined` where it didn't. */
  readonly error?: unknown;
  /** Whether the shop shows nothing here by its own choice, as to the group that a test compares with. */
  readonly isDisabled?: boolean | undefined;
  /** What its place showed until now, if anything: a number on show goes down to `hideBelow`, and has a trend. */
  readonly before?: Pick<CountView, "count" | "trend"> | undefined;
}

/** What a counter shows of a {@link CountState}: the same in React and in the custom element. */
export interface CountView {
  /** The count that may be shown now. `null` at any other time: there is then no number to show by mistake. */
  readonly count: ShownCount | null;
  readonly status: VisitorStatus;
  /** Which way the number on show went when it last changed, `same` until it does; `null` where none is shown. */
  readonly trend: Trend | null;
  /** How old the last count is, shown or not; `null` where none has come. */
  readonly staleness: Staleness | null;
  /** The count in words; `null` where none may be shown. */
  readonly sentence: string | null;
  /** The sentence in its parts, for who sets the number apart from its words; `null` as above. */
  readonly parts: readonly SentencePart[] | null;
  /** The count in words that name the span which was counted, whatever the wording; `null` as above. */
  readonly description: string | null;
  /** The language of both, for the `lang` of the element that holds them: `de-AT`. */
  readonly lang: string;
}

/** Works out what a counter shows. Pure: of one state and one set of options comes always the same. */
export function viewOf(state: CountState, options: SentenceOptions & DisplayRule = {}): CountView {
  const { latest, staleness, error, isDisabled, before } = state;
  const counted = latest?.visitors ?? null;
  const displayed = counted === null ? null : displayOf(counted, options, !!before?.count);
  const status = isDisabled ? "disabled" : statusOf(latest, staleness, displayed !== null, error !== undefined);
  const count = shownCount(latest, status, displayed);
  const parts = count && sentenceParts(count, options);
  return {
    count,
    status,
    trend: trendOf(count, before),
    staleness,
    parts,
    sentence: textOf(parts),
    description: count && sentence(count, { ...options, wording: "recent" }),
    lang: localeOf(options),
  };
}

/** Whether two views show the same. When it was counted may differ: a count that was confirmed needs no new picture. */
export function saysSame(one: CountView, other: CountView): boolean {
  const shown = (view: CountView) => JSON.stringify(view, (name, value) => (name === "observedAt" ? 0 : value));
  return shown(one) === shown(other);
}
