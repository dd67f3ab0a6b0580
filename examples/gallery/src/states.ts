import { createTestSource, type TestSource } from "@onlookers/react/testing";

/** Those that a count brings about; a counter that is switched off is among the cases. */
export const states = ["loading", "fresh", "stale", "expired", "hidden", "failed"] as const;

type State = (typeof states)[number];

/** What brings a source's counters into each state. */
const ways: Readonly<Record<State, (source: TestSource) => void>> = {
  loading() {},
  fresh: (source) => source.say(17),
  stale(source) {
    source.say(17);
    source.advance(60);
  },
  expired(source) {
    source.say(17);
    source.advance(301);
  },
  hidden: (source) => source.say(1),
  failed: (source) => source.fail("upstream"),
};

/** A source whose counters come into this state, and stay there. */
export function sourceIn(state: State): TestSource {
  const source = createTestSource();
  ways[state](source);
  return source;
}
