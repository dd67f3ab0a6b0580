import type { VisitorSnapshot } from "@onlookers/core/server";
import type { StoredSnapshot } from "../ledger/ledger-state.js";
import type { PlannedSite } from "../plan/planned-sites.js";

/** The whole snapshots of this process's last readings. They are in memory only: a store holds what browsers may receive. */
export interface LastSnapshots {
  /** @param stored the part of `whole` that the ledger accepted */
  keep(site: PlannedSite, stored: StoredSnapshot, whole: VisitorSnapshot): void;
  /**
   * The whole snapshot of `stored`. If another process made that reading, what the store does not hold is `null`.
   *
   * @param stored the site's current snapshot
   */
  wholeOf(site: PlannedSite, stored: StoredSnapshot): VisitorSnapshot;
}

/** Creates the memory, which holds one snapshot of each reading. */
export function createLastSnapshots(): LastSnapshots {
  const kept = new Map<string, VisitorSnapshot>();
  return {
    keep(site, { observedAt }, whole) {
      kept.set(idOf(site), { ...whole, observedAt });
    },
    wholeOf(site, stored) {
      const whole = kept.get(idOf(site));
      const isCurrent = whole?.observedAt === stored.observedAt && whole.activeVisitors === stored.activeVisitors;
      return isCurrent ? whole : fromStored(site, stored);
    },
  };
}

function fromStored({ provider }: PlannedSite, { pagesTruncated, ...stored }: StoredSnapshot): VisitorSnapshot {
  return {
    provider: provider.name,
    siteId: provider.siteId,
    windowSeconds: provider.windowSeconds,
    ...stored,
    observedAtSource: "received",
    pageviews: null,
    pagesBasis: stored.pages === null ? null : "visitors",
    ...(pagesTruncated === true && { pagesTruncated }),
    recent: null,
    perMinute: null,
  };
}

/** Identifies a reading, which several sites may share. */
export function idOf({ provider, key }: PlannedSite): string {
  return `${provider.credential} ${key}`;
}
