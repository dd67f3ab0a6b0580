import { PAGES } from "../widget/renders/shop-pages.ts";
import { TTL, WINDOW, type StubRelay } from "../widget/renders/stub-relay.ts";

/** Seconds with one poll in them: a browser comes a tenth of the ttl later. */
const POLL = TTL * 1.1;
const MINUTE = 60;

/** What may come to a page that stands. */
export interface Situation {
  /** As the table names it. */
  readonly title: string;
  /** What the relay does from then on. */
  readonly begin?: (relay: StubRelay) => void;
  readonly seconds: number;
}

const inSilence: readonly Situation[] = [
  { title: "nothing new for a minute: stale", begin: (relay) => (relay.silentSince = Date.now()), seconds: MINUTE },
  { title: "nothing new for its window: gone", seconds: WINDOW - MINUTE + 1 },
];

/** In the order in which they come, here and below. */
export const ofCounters: readonly Situation[] = [
  { title: "mount, and the first number", seconds: 1 },
  { title: "a poll: the same number", seconds: POLL },
  {
    title: "a poll: another number, the same sentence",
    seconds: POLL,
    begin: (relay) => (relay.visitorsOf = () => 23),
  },
  { title: "a poll: another sentence", seconds: POLL, begin: (relay) => (relay.visitorsOf = () => 51) },
  ...inSilence,
];

const changed = new Set([PAGES[3], PAGES[150]]);

export const ofCards: readonly Situation[] = [
  { title: "mount, and the first numbers", seconds: 1 },
  { title: "a poll: the same numbers", seconds: POLL },
  {
    title: "a poll: other numbers on 2 pages",
    seconds: POLL,
    begin: (relay) => (relay.visitorsOf = (page) => (changed.has(page ?? "") ? 18 : 17)),
  },
  { title: "a poll: other numbers on all pages", seconds: POLL, begin: (relay) => (relay.visitorsOf = () => 19) },
  ...inSilence,
];
