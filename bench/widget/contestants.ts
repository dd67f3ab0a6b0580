/** What is compared: a page each, in `pages`. */
export const contestants = {
  onlookers: "`<VisitorCounter>`",
  "onlookers-server": "the same, with a count in the server's HTML",
  tanstack: "`useQuery` of @tanstack/react-query, by hand",
  sample: "a service's published React sample",
  "number-flow": "@number-flow/react, the digits alone",
  "text-nodes": "text nodes set by React: the limit",
} as const;

export type Contestant = keyof typeof contestants;

/** Whose page does the same work, so that ours has to be ahead of it. The sample asks once for each counter, and shows its token. */
export const peers: readonly Contestant[] = ["tanstack"];

/** Whether its page comes with a count in the HTML. */
export function rendersCount(name: Contestant): boolean {
  return name === "onlookers-server";
}
