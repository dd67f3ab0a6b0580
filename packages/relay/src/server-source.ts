import { raceWithSignal, type VisitorQuery, type VisitorSource } from "@onlookers/core";
import { canonicalPage } from "@onlookers/core/server";
import { toLiveCount } from "./count/site-responses.js";
import type { SiteState } from "./count/site-state.js";
import type { Hub } from "./reading/hub.js";

/** A relay's counts in its own process, without HTTP. Returns what a browser would receive. */
export function createServerSource(hub: Hub, now: () => number): VisitorSource {
  return {
    now,
    async read(query, { signal } = {}) {
      const state = stateOf(hub, query);
      const { snapshot } = await raceWithSignal(hub.read(state), signal);
      return toLiveCount({ site: state.site, snapshot, page: pageOf(query) });
    },
    subscribe(query, observer, { initialCount } = {}) {
      const state = stateOf(hub, query);
      let lastObservedAt = initialCount?.observedAt ?? null;
      let hasEnded = false;
      const notify = () => {
        const { snapshot } = hub.peek(state);
        const count = toLiveCount({ site: state.site, snapshot, page: pageOf(query) });
        if (hasEnded || count.observedAt === lastObservedAt) return;
        lastObservedAt = count.observedAt;
        observer.next(count);
      };
      queueMicrotask(notify);
      const unsubscribe = hub.subscribe(state, notify);
      return () => {
        hasEnded = true;
        unsubscribe();
      };
    },
  };
}

/**
 * The state of a site by its public name.
 *
 * @throws {RangeError} if the relay has no such site
 */
export function stateOf({ sites }: Hub, { site: name = "default" }: VisitorQuery): SiteState {
  const state = sites.get(name);
  if (state !== undefined) return state;
  throw new RangeError(
    `[onlookers] This relay has no site ${JSON.stringify(name)}, so it has no count of it. Use one of its sites: ${[...sites.keys()].join(", ")}.`,
  );
}

function pageOf({ page }: VisitorQuery): string | null {
  return page === undefined ? null : canonicalPage(page);
}
