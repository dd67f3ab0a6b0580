import { raceWithSignal, type VisitorQuery, type VisitorSource } from "@onlookers/core";
import { canonicalPath } from "@onlookers/core/server";
import type { Hub } from "./reading/hub.js";
import { toLiveCount } from "./count/live-count.js";
import type { SiteRecord } from "./count/site-record.js";

/** A relay's counts in its own process, without HTTP: what a browser would get at this moment. */
export function createServerSource(hub: Hub, now: () => number): VisitorSource {
  return {
    now,
    async read(query, { signal } = {}) {
      const record = recordOf(hub, query);
      const { snapshot } = await raceWithSignal(hub.read(record), signal);
      return toLiveCount(record.site, snapshot, pageOf(query));
    },
    subscribe(query, observer, { initialCount } = {}) {
      const record = recordOf(hub, query);
      let toldObservedAt = initialCount?.observedAt ?? null;
      let isOver = false;
      const tell = () => {
        const count = toLiveCount(record.site, hub.peek(record).snapshot, pageOf(query));
        if (isOver || count.observedAt === toldObservedAt) return;
        toldObservedAt = count.observedAt;
        observer.next(count);
      };
      queueMicrotask(tell);
      const stopListening = hub.listen(record, tell);
      return () => {
        isOver = true;
        stopListening();
      };
    },
  };
}

function recordOf({ records }: Hub, { site: name = "default" }: VisitorQuery): SiteRecord {
  const record = records.get(name);
  if (record !== undefined) return record;
  throw new RangeError(
    `[onlookers] This relay has no site ${JSON.stringify(name)}, so there is nothing to count. Ask for one of its own: ${[...records.keys()].join(", ")}.`,
  );
}

function pageOf({ page }: VisitorQuery): string | null {
  return page === undefined ? null : canonicalPath(page);
}
