import type { VisitorQuery, VisitorSource } from "@onlookers/core";
import { canonicalPath } from "@onlookers/core/server";
import type { Hub } from "./hub.js";
import { toLiveCount } from "./live-count.js";
import type { PlannedSite } from "./planned-sites.js";
import { unlessAborted } from "./unless-aborted.js";

/** A relay's counts in its own process, without HTTP: what a browser would get at this moment. */
export function createServerSource(
  sites: ReadonlyMap<string, PlannedSite>,
  hub: Hub,
  now: () => number,
): VisitorSource {
  return {
    now,
    async read(query, { signal } = {}) {
      const site = siteOf(sites, query);
      const { snapshot } = await unlessAborted(hub.read(site), signal);
      return toLiveCount(site, snapshot, pageOf(query));
    },
    subscribe(query, observer, { initialCount } = {}) {
      const site = siteOf(sites, query);
      let toldObservedAt = initialCount?.observedAt ?? null;
      let isOver = false;
      const tell = () => {
        const count = toLiveCount(site, hub.peek(site).snapshot, pageOf(query));
        if (isOver || count.observedAt === toldObservedAt) return;
        toldObservedAt = count.observedAt;
        observer.next(count);
      };
      queueMicrotask(tell);
      const stopListening = hub.listen(site, tell);
      return () => {
        isOver = true;
        stopListening();
      };
    },
  };
}

function siteOf(sites: ReadonlyMap<string, PlannedSite>, { site: name = "default" }: VisitorQuery): PlannedSite {
  const site = sites.get(name);
  if (site !== undefined) return site;
  throw new RangeError(
    `[onlookers] This relay has no site ${JSON.stringify(name)}, so there is nothing to count. Ask for one of its own: ${[...sites.keys()].join(", ")}.`,
  );
}

function pageOf({ page }: VisitorQuery): string | null {
  return page === undefined ? null : canonicalPath(page);
}
