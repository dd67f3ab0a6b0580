import type { RelayAnswer } from "../http/answer.js";
import { problem } from "../http/problem.js";
import type { Hub } from "../hub.js";
import type { PlannedSite } from "../planned-sites.js";
import { createChannel, type Channel } from "./channel.js";
import { retryFrame } from "./frame.js";
import { createPulse } from "./pulse.js";
import { Reader } from "./reader.js";
import type { StreamLine, StreamSink } from "./stream-body.js";
import type { StreamRules } from "./stream-options.js";

/** The streams' outside. `now` and `random` are looked up at each use. */
export interface StreamsOptions {
  readonly hub: Hub;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly rules: StreamRules;
}

/** All streams that a relay holds open. */
export interface Streams {
  /**
   * A stream of the count, or a problem where there are too many already.
   *
   * @param page canonical, `null` for the whole site
   */
  answer(site: PlannedSite, page: string | null): RelayAnswer;
  /** Ends all. */
  close(): void;
}

const HEADERS = {
  "Content-Type": "text/event-stream",
  // A cache would play a recording to later clients, and a compressor wait for more to press.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** As long as a client of ours stays with polling. */
const RETRY_AFTER = { "Retry-After": "300" };

export function createStreams({ hub, now, random, rules }: StreamsOptions): Streams {
  const { maxConnections, lifetimeSeconds, heartbeatSeconds } = rules;
  const channels = new Map<string, Channel>();
  /** What to do when one ends. */
  const open = new Map<Reader, () => void>();
  const pulse = createPulse<Reader>(heartbeatSeconds, forget);

  function channelOf(site: PlannedSite, page: string | null, key: string): Channel {
    const channel = channels.get(key) ?? createChannel({ hub, now, site, page });
    channels.set(key, channel);
    return channel;
  }

  function connect(site: PlannedSite, page: string | null, sink: StreamSink): StreamLine {
    const opening = retryFrame(random());
    // Many may have been let in at once before the first of them was opened.
    if (open.size >= maxConnections || hub.closed) {
      sink.write(opening);
      sink.end();
      return { drained() {}, left() {} };
    }
    const beats = Math.round((lifetimeSeconds * (1 + random())) / 2 / heartbeatSeconds);
    const reader = new Reader(sink, opening, beats);
    const key = `${site.name} ${page ?? ""}`;
    const channel = channelOf(site, page, key);
    open.set(reader, () => {
      channel.leave(reader);
      if (channel.isEmpty) channels.delete(key);
    });
    pulse.add(reader);
    channel.join(reader);
    return {
      drained: () => {
        if (open.has(reader)) reader.drained();
      },
      left: () => forget(reader),
    };
  }

  function forget(reader: Reader): void {
    const leave = open.get(reader);
    if (leave === undefined) return;
    open.delete(reader);
    pulse.delete(reader);
    leave();
  }

  return {
    answer(site, page) {
      if (open.size >= maxConnections) {
        const refusal = problem("too_many_streams");
        return { ...refusal, headers: { ...refusal.headers, ...RETRY_AFTER } };
      }
      return { status: 200, headers: HEADERS, body: { open: (sink) => connect(site, page, sink) } };
    },
    close() {
      for (const reader of open.keys()) {
        forget(reader);
        reader.end();
      }
    },
  };
}
