/** A counter to compare. */
interface Contestant {
  readonly title: string;
  /** A file in `pages`. */
  readonly page: string;
  /** Whether its page comes with a count in the HTML. */
  readonly rendersCount?: boolean;
  /** Whether its page leaves its stylesheet out. */
  readonly isBare?: boolean;
}

/** What is compared, by the name that plots use. */
export const contestants = {
  onlookers: { title: "`<VisitorCounter>`", page: "onlookers" },
  "no stylesheet": { title: "the same, without its stylesheet", page: "onlookers", isBare: true },
  "from server": { title: "the same, with a count in the server's HTML", page: "onlookers-server", rendersCount: true },
  "tanstack query": { title: "`useQuery` of @tanstack/react-query, by hand", page: "tanstack" },
  "by hand, in words": { title: "the same, doing a counter's work", page: "tanstack-words" },
  "service's sample": { title: "a service's published React sample", page: "sample" },
  "number-flow": { title: "@number-flow/react, the digits alone", page: "number-flow" },
  "text nodes": { title: "text nodes set by React: the limit", page: "text-nodes" },
} as const satisfies Readonly<Record<string, Contestant>>;

/** The name of one. */
export type ContestantName = keyof typeof contestants;

/** Looks one up. */
export function contestantOf(name: ContestantName): Contestant {
  return contestants[name];
}
