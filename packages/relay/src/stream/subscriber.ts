import type { StreamSink } from "../http/stream-body.js";
import { HEARTBEAT, type CountFrame } from "./frame.js";

/** A subscriber that reads nothing for this many heartbeats is gone, or intends to use up memory. */
const STALLED_AFTER_HEARTBEATS = 2;

/** Options of {@link Subscriber}. */
export interface SubscriberOptions {
  readonly sink: StreamSink;
  /** Sent at once. */
  readonly opening: string;
  /** The heartbeats after which the stream ends. */
  readonly heartbeats: number;
}

/**
 * One client of a stream. Keeps only the newest count until the client can receive it: a slow client misses outdated
 * counts and costs two events of memory at most. A class, because a process may have thousands.
 */
export class Subscriber {
  readonly #sink: StreamSink;
  /** The id of the last event that was offered. */
  #id: string | undefined;
  #newest: CountFrame | undefined;
  #hasRoom: boolean;
  #missedHeartbeats = 0;
  #heartbeatsLeft: number;

  constructor({ sink, opening, heartbeats }: SubscriberOptions) {
    this.#sink = sink;
    this.#heartbeatsLeft = heartbeats;
    this.#hasRoom = sink.write(opening);
  }

  /** Whether a first count was offered. */
  get hasStarted(): boolean {
    return this.#id !== undefined;
  }

  /** Whether the client read nothing for so long that the stream ends. */
  get isStalled(): boolean {
    return this.#missedHeartbeats >= STALLED_AFTER_HEARTBEATS;
  }

  /** Sends the count, or keeps it in place of an older one. Sends equal counts once. */
  offer(frame: CountFrame): void {
    if (frame.id === this.#id) return;
    this.#id = frame.id;
    this.#newest = frame;
    this.#send();
  }

  /** To be called when everything that was written has been sent. */
  onDrain(): void {
    this.#hasRoom = true;
    this.#missedHeartbeats = 0;
    this.#send();
  }

  /** @returns whether the stream continues; if not, it has ended */
  onHeartbeat(): boolean {
    this.#heartbeatsLeft -= 1;
    if (!this.#hasRoom) this.#missedHeartbeats += 1;
    if (this.isStalled || this.#heartbeatsLeft <= 0) {
      this.end();
      return false;
    }
    if (this.#hasRoom) this.#hasRoom = this.#sink.write(HEARTBEAT);
    return true;
  }

  /** Ends the stream in order, or destroys it if the client has missed a heartbeat: it would not read the end. */
  end(): void {
    if (this.#missedHeartbeats === 0) this.#sink.end();
    else this.#sink.destroy();
  }

  #send(): void {
    if (!this.#hasRoom || this.#newest === undefined) return;
    const { text } = this.#newest;
    this.#newest = undefined;
    this.#hasRoom = this.#sink.write(text);
  }
}
