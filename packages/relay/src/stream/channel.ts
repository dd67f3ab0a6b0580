import { toLiveCount } from "../count/site-responses.js";
import type { SiteState } from "../count/site-state.js";
import type { Hub } from "../reading/hub.js";
import { countFrame, type CountFrame } from "./frame.js";
import type { Subscriber } from "./subscriber.js";

/** The stream of one count, a site's or a page's, with all its subscribers. */
export interface Channel {
  /** The subscriber's first event is the cached count, or else the result of a reading, whatever it is. */
  join(subscriber: Subscriber): void;
  leave(subscriber: Subscriber): void;
  readonly isEmpty: boolean;
}

/** Options of {@link createChannel}. */
export interface ChannelOptions {
  readonly hub: Hub;
  /** Epoch milliseconds, read at each use. */
  readonly now: () => number;
  readonly record: SiteState;
  /** Canonical; `null` for the whole site. */
  readonly page: string | null;
}

/** The retry interval of a reading that is due but blocked, by a pause or by another instance's lease. */
const RECHECK_MS = 2_000;

/** Creates a channel. It refreshes the site while it has subscribers, as polls would, and does nothing without them. */
export function createChannel({ hub, now, record, page }: ChannelOptions): Channel {
  const subscribers = new Set<Subscriber>();
  let last: CountFrame | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: (() => void) | undefined;

  function newestFrame(): CountFrame {
    const frame = countFrame(toLiveCount({ site: record.site, snapshot: hub.peek(record).snapshot, page }));
    return (last = frame.id === last?.id ? last : frame);
  }

  function publish(): void {
    const frame = newestFrame();
    schedule();
    for (const subscriber of subscribers) if (subscriber.hasStarted) subscriber.offer(frame);
  }

  /** Schedules the next reading or the count's expiry, whichever is earlier. */
  function schedule(): void {
    clearTimeout(timer);
    const { snapshot, dueAt } = hub.peek(record);
    const { windowSeconds, ttlSeconds } = record.site.lifetime;
    const expiresAt = snapshot === null ? Infinity : Date.parse(snapshot.observedAt) + windowSeconds * 1000 + 1;
    const wait = Math.min(dueAt, expiresAt) - now();
    timer = setTimeout(refresh, wait > 0 ? Math.min(wait, ttlSeconds * 1000) : RECHECK_MS);
  }

  function refresh(): void {
    hub.refresh(record);
    publish();
  }

  return {
    get isEmpty() {
      return subscribers.size === 0;
    },
    join(subscriber) {
      subscribers.add(subscriber);
      unsubscribe ??= hub.subscribe(record, publish);
      if (subscribers.size === 1) schedule();
      void hub.read(record).then(() => {
        if (subscribers.has(subscriber)) subscriber.offer(newestFrame());
      });
    },
    leave(subscriber) {
      subscribers.delete(subscriber);
      if (subscribers.size > 0) return;
      clearTimeout(timer);
      unsubscribe?.();
      unsubscribe = undefined;
    },
  };
}
