import { PAGES } from "../widget/renders/shop-pages.ts";
import { TTL, WINDOW, type StubRelay } from "../widget/renders/stub-relay.ts";

/** Seconds in which each client polls once: at most a tenth later than the ttl. */
const POLL = TTL * 1.1;
const MINUTE = 60;

/** One step in the life of a page. */
export interface Situation {
  /** Its row in the table. */
  readonly title: string;
  /** Changes the relay at the start of the step. */
  readonly begin?: (relay: StubRelay) => void;
  readonly seconds: number;
}

const withoutNews: readonly Situation[] = [
  { title: "nothing new for a minute: stale", begin: (relay) => (relay.silentSince = Date.now()), seconds: MINUTE },
  { title: "nothing new for its window: gone", seconds: WINDOW - MINUTE + 1 },
];

/** The steps of the counters, in order. */
export const counterSituations: readonly Situation[] = [
  { title: "mount, and the first number", seconds: 1 },
  { title: "a poll: the same number", seconds: POLL },
  {
    title: "a poll: another number, the same sentence",
    seconds: POLL,
    begin: (relay) => (relay.visitorsOf = () => 23),
  },
  { title: "a poll: another sentence", seconds: POLL, begin: (relay) => (relay.visitorsOf = () => 51) },
  ...withoutNews,
];

const changed = new Set([PAGES[3], PAGES[150]]);

/** The steps of the cards, in order. */
export const cardSituations: readonly Situation[] = [
  { title: "mount, and the first numbers", seconds: 1 },
  { title: "a poll: the same numbers", seconds: POLL },
  {
    title: "a poll: other numbers on 2 pages",
    seconds: POLL,
    begin: (relay) => (relay.visitorsOf = (page) => (changed.has(page ?? "") ? 18 : 17)),
  },
  { title: "a poll: other numbers on all pages", seconds: POLL, begin: (relay) => (relay.visitorsOf = () => 19) },
  ...withoutNews,
];
