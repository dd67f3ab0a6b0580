import { createTestSource, type TestSource } from "@onlookers/react/testing";

/** The statuses that a count can cause. A disabled counter is a case of its own. */
export const states = ["loading", "fresh", "stale", "expired", "hidden", "failed"] as const;

type State = (typeof states)[number];

/** Brings the counters of a source into each state. */
const enter: Readonly<Record<State, (source: TestSource) => void>> = {
  loading() {},
  fresh: (source) => source.emit(17),
  stale(source) {
    source.emit(17);
    source.advance(60);
  },
  expired(source) {
    source.emit(17);
    source.advance(301);
  },
  hidden: (source) => source.emit(1),
  failed: (source) => source.fail("upstream"),
};

/** Returns a source whose counters enter this state and stay in it. */
export function sourceIn(state: State): TestSource {
  const source = createTestSource();
  enter[state](source);
  return source;
}
