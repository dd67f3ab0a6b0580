/** No more than so many showings in any span of so many seconds: `{ atMost: 3, perSeconds: 86_400 }`, three a day. */
export interface FrequencyCap {
  readonly atMost: number;
  readonly perSeconds: number;
}

/** How often a banner may come before one shopper. It comes once for each page that it stands on. */
export interface BannerRule {
  /** @default none: on each page */
  readonly frequencyCap?: FrequencyCap | undefined;
  /**
   * Seconds for which it stays away once it was dismissed.
   *
   * @default for as long as it is remembered
   */
  readonly dismissedForSeconds?: number | undefined;
}

/** What is remembered of a banner. Instants in epoch milliseconds. */
export interface BannerPast {
  readonly dismissedAt: number | null;
  /** The last showings that a frequency cap has to know of; without a cap nothing is kept. */
  readonly shownAt: readonly number[];
}

/** Whether the rule lets a banner with this past come now. */
export function mayShowBanner({ dismissedAt, shownAt }: BannerPast, rule: BannerRule, now: number): boolean {
  const { frequencyCap, dismissedForSeconds = Infinity } = rule;
  if (dismissedAt !== null && now - dismissedAt < dismissedForSeconds * 1000) return false;
  return frequencyCap === undefined || recent(shownAt, frequencyCap, now).length < frequencyCap.atMost;
}

/** The past of a banner that was shown just now. */
export function bannerShown(past: BannerPast, { frequencyCap }: BannerRule, now: number): BannerPast {
  if (frequencyCap === undefined) return past;
  return { ...past, shownAt: [...recent(past.shownAt, frequencyCap, now), now] };
}

/** The past of a banner that was dismissed just now. */
export function bannerDismissed(past: BannerPast, now: number): BannerPast {
  return { ...past, dismissedAt: now };
}

function recent(instants: readonly number[], { perSeconds }: FrequencyCap, now: number): readonly number[] {
  return instants.filter((at) => now - at < perSeconds * 1000);
}
