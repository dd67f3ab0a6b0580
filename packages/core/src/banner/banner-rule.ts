/** At most `atMost` showings in any span of `perSeconds`: `{ atMost: 3, perSeconds: 86_400 }` is three a day. */
export interface FrequencyCap {
  readonly atMost: number;
  readonly perSeconds: number;
}

/** How often a banner may appear to one visitor. It appears once for each page that contains it. */
export interface BannerRule {
  /** @default none: on each page */
  readonly frequencyCap?: FrequencyCap | undefined;
  /**
   * How long a dismissed banner stays away, in seconds.
   *
   * @default for as long as the dismissal is stored
   */
  readonly dismissedForSeconds?: number | undefined;
}

/** The stored history of a banner. Times in epoch milliseconds. */
export interface BannerHistory {
  /** 0 without a dismissal. */
  readonly dismissedAt: number;
  /** The last showings that a frequency cap counts; without a cap none are stored. */
  readonly shownAt: readonly number[];
}

/** Whether the rule allows a banner with this history at `now`. */
export function mayShowBanner({ dismissedAt, shownAt }: BannerHistory, rule: BannerRule, now: number): boolean {
  const { frequencyCap, dismissedForSeconds = Infinity } = rule;
  if (dismissedAt && now - dismissedAt < dismissedForSeconds * 1000) return false;
  return !frequencyCap || recent(shownAt, frequencyCap, now).length < frequencyCap.atMost;
}

/** The history after a showing at `now`, without showings that the cap no longer counts. */
export function withShowing({ dismissedAt, shownAt }: BannerHistory, cap: FrequencyCap, now: number): BannerHistory {
  return { dismissedAt, shownAt: [...recent(shownAt, cap, now), now] };
}

function recent(times: readonly number[], { perSeconds }: FrequencyCap, now: number): readonly number[] {
  return times.filter((at) => now - at < perSeconds * 1000);
}
