import { HEARTBEAT, type CountFrame } from "./frame.js";
import type { StreamSink } from "../http/stream-body.js";

/** A reader that took nothing for so many heartbeats is gone, or wants to cost memory. */
const STALLED_AFTER_BEATS = 2;

/**
 * Who reads a stream. Holds the newest count alone until there is room for it: a slow reader misses what is out of date,
 * and costs two events at most. A class, since a process may hold thousands.
 */
export class Reader {
  readonly #sink: StreamSink;
  /** Of the last event that was offered. */
  #id: string | undefined;
  #newest: CountFrame | undefined;
  #hasRoom: boolean;
  #missed = 0;
  #beatsLeft: number;

  /**
   * @param opening sent at once
   * @param beats after how many the stream ends
   */
  constructor(sink: StreamSink, opening: string, beats: number) {
    this.#sink = sink;
    this.#beatsLeft = beats;
    this.#hasRoom = sink.write(opening);
  }

  /** Whether it has been offered a count: until then it waits for its first. */
  get hasStarted(): boolean {
    return this.#id !== undefined;
  }

  /** Whether it took nothing for so long that it is dropped. */
  get isStalled(): boolean {
    return this.#missed >= STALLED_AFTER_BEATS;
  }

  /** Sends the count, or keeps it in place of an older one. The same is sent once. */
  offer(frame: CountFrame): void {
    if (frame.id === this.#id) return;
    this.#id = frame.id;
    this.#newest = frame;
    this.#send();
  }

  /** What was written has gone out. */
  drained(): void {
    this.#hasRoom = true;
    this.#missed = 0;
    this.#send();
  }

  /** @returns whether the stream goes on; it has ended where not */
  beat(): boolean {
    this.#beatsLeft -= 1;
    if (!this.#hasRoom) this.#missed += 1;
    if (this.isStalled || this.#beatsLeft <= 0) {
      this.end();
      return false;
    }
    if (this.#hasRoom) this.#hasRoom = this.#sink.write(HEARTBEAT);
    return true;
  }

  /** Ends it in order, unless the reader has been seen to take nothing: it would not hear of that. */
  end(): void {
    if (this.#missed === 0) this.#sink.end();
    else this.#sink.cut();
  }

  #send(): void {
    if (!this.#hasRoom || this.#newest === undefined) return;
    const { text } = this.#newest;
    this.#newest = undefined;
    this.#hasRoom = this.#sink.write(text);
  }
}
