import { join } from "node:path";

/** A counter to compare. */
export interface Contestant {
  readonly title: string;
  /** The file of its page. */
  readonly page: string;
  /** Whether the HTML of its page contains a count. @default false */
  readonly rendersCount?: boolean;
  /** Whether its page goes without its style sheet. @default false */
  readonly isBare?: boolean;
}

const PAGES = join(import.meta.dirname, "pages");
const ONLOOKERS = join(PAGES, "onlookers.tsx");

/** All contestants, by the names that the plot uses. */
const contestants = {
  onlookers: { title: "`<VisitorCounter>`", page: ONLOOKERS },
  "no style sheet": { title: "the same, without its style sheet", page: ONLOOKERS, isBare: true },
  "from server": {
    title: "the same, with a count in the server's HTML",
    page: join(PAGES, "onlookers-server.tsx"),
    rendersCount: true,
  },
  "tanstack query": { title: "`useQuery` of @tanstack/react-query, by hand", page: join(PAGES, "tanstack.tsx") },
  "by hand, in words": { title: "the same, doing a counter's work", page: join(PAGES, "tanstack-words.tsx") },
  "service's sample": { title: "a service's published React sample", page: join(PAGES, "sample.tsx") },
  "number-flow": { title: "@number-flow/react, the digits alone", page: join(PAGES, "number-flow.tsx") },
  "text nodes": { title: "text nodes set by React: the lower bound", page: join(PAGES, "text-nodes.tsx") },
} as const satisfies Readonly<Record<string, Contestant>>;

/** The name of one contestant. */
export type ContestantName = keyof typeof contestants | "other version";

/**
 * All contestants, and optionally the counter of another version.
 *
 * @param checkout another checkout of this repository, installed and built
 */
export function contestantsWith(checkout: string | undefined): ReadonlyMap<ContestantName, Contestant> {
  const all = new Map<ContestantName, Contestant>(Object.entries(contestants) as [ContestantName, Contestant][]);
  if (checkout !== undefined) {
    const page = join(checkout, "bench/widget/pages/onlookers.tsx");
    all.set("other version", { title: "`<VisitorCounter>` of the other version", page });
  }
  return all;
}
