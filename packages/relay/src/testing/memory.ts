import type { LiveCount, VisitorQuery } from "@onlookers/core";
import type { RelayError } from "../client/relay-error.js";
import { isMeantFor, type Statement } from "./statement.js";

/** How the last try of a query went, and the last count that it ever brought. */
interface Known {
  readonly count: LiveCount | undefined;
  /** `undefined` where the last try brought a count. */
  readonly error: RelayError | undefined;
}

/** What a test source has said so far. */
export interface Memory {
  failed(about: Statement, error: RelayError): void;
  /** @param countFor the count of one query; called once for each */
  counted(about: Statement, countFor: (query: VisitorQuery) => LiveCount): void;
  known(query: VisitorQuery): Known;
}

interface Entry {
  readonly about: Statement;
  readonly error?: RelayError;
  readonly count?: (query: VisitorQuery) => LiveCount;
}

export function createMemory(): Memory {
  const entries: Entry[] = [];
  return {
    failed: (about, error) => void entries.unshift({ about, error }),
    counted: (about, countFor) => void entries.unshift({ about, count: once(countFor) }),
    known(query) {
      const own = entries.filter(({ about }) => isMeantFor(query, about));
      const [latest] = own;
      return { count: own.find(({ count }) => count)?.count?.(query), error: latest?.error };
    },
  };
}

/** The same object whenever the same is asked: a count is known by its identity. */
function once(countFor: (query: VisitorQuery) => LiveCount): (query: VisitorQuery) => LiveCount {
  const counts = new Map<string, LiveCount>();
  return (query) => {
    const key = JSON.stringify([query.site, query.page]);
    const count = counts.get(key) ?? countFor(query);
    counts.set(key, count);
    return count;
  };
}
