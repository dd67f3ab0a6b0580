import type { LiveCount, VisitorQuery } from "@onlookers/core";
import type { RelayError } from "../client/relay-error.js";
import { matches, type EmitOptions } from "./emit-options.js";

/** The state of one query. */
interface QueryState {
  /** The last count. */
  readonly count: LiveCount | undefined;
  /** `undefined` if the last emission was a count. */
  readonly error: RelayError | undefined;
}

/** Everything that a test source has emitted. */
export interface Emissions {
  addError(options: EmitOptions, error: RelayError): void;
  /** @param toCount returns the count of one query; called once per query */
  addCount(options: EmitOptions, toCount: (query: VisitorQuery) => LiveCount): void;
  stateOf(query: VisitorQuery): QueryState;
}

interface Emission {
  readonly options: EmitOptions;
  readonly error?: RelayError;
  readonly toCount?: (query: VisitorQuery) => LiveCount;
}

/** Creates an empty list of emissions. */
export function createEmissions(): Emissions {
  const emissions: Emission[] = [];
  return {
    addError: (options, error) => void emissions.unshift({ options, error }),
    addCount: (options, toCount) => void emissions.unshift({ options, toCount: memoize(toCount) }),
    stateOf(query) {
      const matching = emissions.filter(({ options }) => matches(query, options));
      const [latest] = matching;
      return { count: matching.find(({ toCount }) => toCount)?.toCount?.(query), error: latest?.error };
    },
  };
}

/** Returns the same object for the same query, because counts are compared by identity. */
function memoize(toCount: (query: VisitorQuery) => LiveCount): (query: VisitorQuery) => LiveCount {
  const counts = new Map<string, LiveCount>();
  return (query) => {
    const key = JSON.stringify([query.site, query.page]);
    const count = counts.get(key) ?? toCount(query);
    counts.set(key, count);
    return count;
  };
}
