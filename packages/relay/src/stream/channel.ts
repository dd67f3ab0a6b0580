import type { Hub } from "../reading/hub.js";
import { toLiveCount } from "../count/site-responses.js";
import type { SiteState } from "../count/site-state.js";
import { countFrame, type CountFrame } from "./frame.js";
import type { Reader } from "./reader.js";

/** One count, a site's or a page's, and all who read its stream. */
export interface Channel {
  /** The reader's first event is the count at hand; where there is none, whatever a reading brings in time. */
  join(reader: Reader): void;
  leave(reader: Reader): void;
  readonly isEmpty: boolean;
}

/** A channel's outside. `now` is looked up at each use. */
export interface ChannelOptions {
  readonly hub: Hub;
  readonly now: () => number;
  readonly record: SiteState;
  /** Canonical, `null` for the whole site. */
  readonly page: string | null;
}

/** A reading that is due but can't be made (a pause, another instance's lease) is tried again after this time, in milliseconds. */
const LOOK_AGAIN_MS = 2_000;

/** Keeps the site refreshed while anybody reads, as polls would, and does nothing while nobody does. */
export function createChannel({ hub, now, record, page }: ChannelOptions): Channel {
  const readers = new Set<Reader>();
  let last: CountFrame | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopListening: (() => void) | undefined;

  function newest(): CountFrame {
    const frame = countFrame(toLiveCount({ site: record.site, snapshot: hub.peek(record).snapshot, page }));
    return (last = frame.id === last?.id ? last : frame);
  }

  function tell(): void {
    const frame = newest();
    schedule();
    for (const reader of readers) if (reader.hasStarted) reader.offer(frame);
  }

  /** The next reading, or the count's end, whatever comes first. */
  function schedule(): void {
    clearTimeout(timer);
    const { snapshot, dueAt } = hub.peek(record);
    const { windowSeconds, ttlSeconds } = record.site.lifetime;
    const expiresAt = snapshot === null ? Infinity : Date.parse(snapshot.observedAt) + windowSeconds * 1000 + 1;
    const wait = Math.min(dueAt, expiresAt) - now();
    timer = setTimeout(wake, wait > 0 ? Math.min(wait, ttlSeconds * 1000) : LOOK_AGAIN_MS);
  }

  function wake(): void {
    hub.refresh(record);
    tell();
  }

  return {
    get isEmpty() {
      return readers.size === 0;
    },
    join(reader) {
      readers.add(reader);
      stopListening ??= hub.subscribe(record, tell);
      if (readers.size === 1) schedule();
      void hub.read(record).then(() => {
        if (readers.has(reader)) reader.offer(newest());
      });
    },
    leave(reader) {
      readers.delete(reader);
      if (readers.size > 0) return;
      clearTimeout(timer);
      stopListening?.();
      stopListening = undefined;
    },
  };
}
