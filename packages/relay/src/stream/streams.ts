import type { RelayAnswer } from "../http/answer.js";
import { problem } from "../http/problem.js";
import type { Hub } from "../reading/hub.js";
import type { SiteState } from "../count/site-state.js";
import type { Trace } from "../reading/trace.js";
import { createChannel, type Channel } from "./channel.js";
import { retryFrame } from "./frame.js";
import { createPulse } from "./pulse.js";
import { Reader } from "./reader.js";
import { createSeats } from "./seats.js";
import type { StreamLine, StreamSink } from "../http/stream-body.js";
import type { StreamRules } from "./stream-options.js";
import { createStreamTally } from "./stream-tally.js";

/** The streams' outside. `now` and `random` are looked up at each use. */
export interface StreamsOptions {
  readonly hub: Hub;
  readonly trace: Trace;
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
   * @param address whose it is, where the platform tells
   */
  answer(record: SiteState, page: string | null, address: string | undefined): RelayAnswer;
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

export function createStreams({ hub, trace, now, random, rules }: StreamsOptions): Streams {
  const { lifetimeSeconds, heartbeatSeconds } = rules;
  const seats = createSeats(rules);
  const tally = createStreamTally(trace, now, heartbeatSeconds);
  const channels = new Map<string, Channel>();
  /** What to do when one ends. */
  const open = new Map<Reader, () => void>();
  const pulse = createPulse<Reader>(heartbeatSeconds, forget);

  function channelOf(record: SiteState, page: string | null, key: string): Channel {
    const channel = channels.get(key) ?? createChannel({ hub, now, record, page });
    channels.set(key, channel);
    return channel;
  }

  function connect(record: SiteState, page: string | null, address: string | undefined, sink: StreamSink): StreamLine {
    const { site } = record;
    const opening = retryFrame(random());
    // Many may have been let in at once before the first of them was opened.
    if (!seats.hasRoomFor(address) || hub.closed) {
      if (!hub.closed) tally.refused(site);
      sink.write(opening);
      sink.end();
      return { drained() {}, left() {} };
    }
    const beats = Math.round((lifetimeSeconds * (1 + random())) / 2 / heartbeatSeconds);
    const reader = new Reader(sink, opening, beats);
    const key = `${site.name} ${page ?? ""}`;
    const channel = channelOf(record, page, key);
    const leaveSeat = seats.take(address);
    tally.opened(site);
    open.set(reader, () => {
      leaveSeat();
      tally.ended(site, reader.isStalled);
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
    answer(record, page, address) {
      if (!seats.hasRoomFor(address)) {
        tally.refused(record.site);
        const refusal = problem("too_many_streams");
        return { ...refusal, headers: { ...refusal.headers, ...RETRY_AFTER } };
      }
      return { status: 200, headers: HEADERS, body: { open: (sink) => connect(record, page, address, sink) } };
    },
    close() {
      for (const reader of open.keys()) {
        forget(reader);
        reader.end();
      }
      tally.flush();
    },
  };
}
