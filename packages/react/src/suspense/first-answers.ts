import type { LiveCount, VisitorQuery, VisitorSource } from "@onlookers/core";
import { waitFor, type Wait } from "./wait-for.js";

/** A component that waits for its first answer isn't mounted yet, and React forgets all that it rendered. */
const answers = new WeakMap<VisitorSource, Map<string, Wait<void>>>();

/** The first answer to a query that components wait for: one request for all of them. */
export function firstAnswer(
  source: VisitorSource,
  key: string,
  query: VisitorQuery,
  keep: (count: LiveCount) => Promise<unknown>,
): Wait<void> {
  const ofSource = answers.get(source) ?? new Map<string, Wait<void>>();
  answers.set(source, ofSource);
  const answer = ofSource.get(key) ?? waitFor(read(source, query).then(async (count) => void (await keep(count))));
  ofSource.set(key, answer);
  return answer;
}

/** Who mounts next waits anew, if need be. */
export function forgetAnswer(source: VisitorSource, key: string): void {
  answers.get(source)?.delete(key);
}

/** A source of the shop's own may throw rather than reject. */
async function read(source: VisitorSource, query: VisitorQuery): Promise<LiveCount> {
  return source.read(query);
}
