import type { LiveCount } from "../source/live-count.js";
import type { Staleness } from "../source/staleness.js";
import { localeOf } from "../wording/language.js";
import { sentence, sentenceParts, textOf, type SentenceOptions, type SentencePart } from "../wording/sentence.js";
import type { DisplayRule } from "../settings/settings.js";
import { displayOf, orDefaults } from "./display-rule.js";
import { trendOf, type Trend } from "./trend.js";
import { shownCount, statusOf, type ShownCount, type VisitorStatus } from "./visitor-status.js";

/** The state of one query at one moment. */
export interface CountState {
  /** The last received count, however old. */
  readonly latest?: LiveCount | undefined;
  /** The age of `latest`; `null` before the first count. */
  readonly staleness: Staleness | null;
  /** The error of the last attempt, `undefined` after a success. */
  readonly error?: unknown;
  /** Whether the app disabled the counter, for example in the control group of an A/B test. */
  readonly isDisabled?: boolean | undefined;
  /** The previous view of this place: a number on show stays down to `hideBelow`, and has a trend. */
  readonly before?: Pick<CountView, "count" | "trend"> | undefined;
}

/** What a counter shows: the same in React and in the custom element. */
export interface CountView {
  /** The count that may be shown now, else `null`: then there is no number to show by mistake. */
  readonly count: ShownCount | null;
  readonly status: VisitorStatus;
  /** The direction of the last change, `same` before the first change; `null` without a count. */
  readonly trend: Trend | null;
  /** The age of the last received count, shown or not; `null` before the first count. */
  readonly staleness: Staleness | null;
  /** The count in words; `null` without a count. */
  readonly sentence: string | null;
  /** The sentence in parts, to style the number apart from the words; `null` without a count. */
  readonly parts: readonly SentencePart[] | null;
  /** The count in words that name its window, whatever the `wording`; `null` without a count. */
  readonly description: string | null;
  /** The language of the texts, for a `lang` attribute: `de-AT`. */
  readonly lang: string;
}

/** Computes what a counter shows. Pure: equal states and options give equal views. */
export function viewOf(state: CountState, options: SentenceOptions & DisplayRule = {}): CountView {
  return orDefaults(options, (settings) => viewWith(state, settings));
}

function viewWith(state: CountState, options: SentenceOptions & DisplayRule): CountView {
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

/** Whether two views show the same. A newer `observedAt` of the same number makes no difference. */
export function isSameView(one: CountView, other: CountView): boolean {
  const serialize = (view: CountView) => JSON.stringify(view, (name, value) => (name === "observedAt" ? 0 : value));
  return serialize(one) === serialize(other);
}
