import type { SiteState } from "../count/site-state.js";
import type { RelayAnswer } from "../http/answer.js";
import { problem } from "../http/problem.js";
import type { StreamHandle, StreamSink } from "../http/stream-body.js";
import type { Hub } from "../reading/hub.js";
import type { Trace } from "../reading/trace.js";
import { createChannel, type Channel } from "./channel.js";
import { createConnectionLimits } from "./connection-limits.js";
import { retryFrame } from "./frame.js";
import { createHeartbeat } from "./heartbeat.js";
import type { StreamRules } from "./stream-options.js";
import { createStreamStats } from "./stream-stats.js";
import { Subscriber } from "./subscriber.js";

/** Options of {@link createStreams}. `now` and `random` are read at each use. */
export interface StreamsOptions {
  readonly hub: Hub;
  readonly trace: Trace;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly rules: StreamRules;
}

/** A request for a stream. */
interface StreamRequest {
  readonly record: SiteState;
  /** Canonical; `null` for the whole site. */
  readonly page: string | null;
  /** The client's address, if the platform provides it. */
  readonly address: string | undefined;
}

/** All open streams of a relay. */
export interface Streams {
  /** Answers with a stream of the count, or with a problem document if too many are open. */
  answer(request: StreamRequest): RelayAnswer;
  /** Ends all streams. */
  close(): void;
}

const HEADERS = {
  "Content-Type": "text/event-stream",
  // A cache would replay a recording to later clients. A compressor would hold events back until its block is full.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** The time that `streamTransport` polls after a refusal. */
const RETRY_AFTER = { "Retry-After": "300" };

/** A handle for a stream that has ended already. */
const ENDED: StreamHandle = { onDrain() {}, onClose() {} };

/** Creates the streams of a relay, with none open. */
export function createStreams({ hub, trace, now, random, rules }: StreamsOptions): Streams {
  const { lifetimeSeconds, heartbeatSeconds } = rules;
  const limits = createConnectionLimits(rules);
  const stats = createStreamStats({ trace, now, intervalSeconds: heartbeatSeconds });
  const channels = new Map<string, Channel>();
  /** The clean-up of each open stream. */
  const open = new Map<Subscriber, () => void>();
  const heartbeat = createHeartbeat<Subscriber>({ heartbeatSeconds, onEnd: disconnect });

  function connect({ record, page, address }: StreamRequest, sink: StreamSink): StreamHandle {
    const { site } = record;
    const opening = retryFrame(random());
    // Many requests may have been accepted before the first of their streams was opened.
    if (!limits.hasRoomFor(address) || hub.closed) {
      if (!hub.closed) stats.refused(site);
      sink.write(opening);
      sink.end();
      return ENDED;
    }
    const heartbeats = Math.round((lifetimeSeconds * (1 + random())) / 2 / heartbeatSeconds);
    const subscriber = new Subscriber({ sink, opening, heartbeats });
    const key = `${site.name} ${page ?? ""}`;
    const channel = channels.get(key) ?? createChannel({ hub, now, record, page });
    channels.set(key, channel);
    const release = limits.acquire(address);
    stats.opened(site);
    open.set(subscriber, () => {
      release();
      stats.ended(site, subscriber.isStalled);
      channel.leave(subscriber);
      if (channel.isEmpty) channels.delete(key);
    });
    heartbeat.add(subscriber);
    channel.join(subscriber);
    return {
      onDrain: () => {
        if (open.has(subscriber)) subscriber.onDrain();
      },
      onClose: () => disconnect(subscriber),
    };
  }

  function disconnect(subscriber: Subscriber): void {
    const cleanUp = open.get(subscriber);
    if (cleanUp === undefined) return;
    open.delete(subscriber);
    heartbeat.delete(subscriber);
    cleanUp();
  }

  return {
    answer(request) {
      if (!limits.hasRoomFor(request.address)) {
        stats.refused(request.record.site);
        const refusal = problem("too_many_streams");
        return { ...refusal, headers: { ...refusal.headers, ...RETRY_AFTER } };
      }
      return { status: 200, headers: HEADERS, body: { open: (sink) => connect(request, sink) } };
    },
    close() {
      for (const subscriber of open.keys()) {
        disconnect(subscriber);
        subscriber.end();
      }
      stats.flush();
    },
  };
}
