import { eventsIn } from "./stream-client.js";

/** The pause before a reconnection, if the server has not set one. Chromium's default. */
const DEFAULT_RETRY_MS = 3_000;

/** The constants of the standard. */
export const READY_STATE = { CONNECTING: 0, OPEN: 1, CLOSED: 2 } as const;

type Connect = (url: string) => Promise<Response>;

/** A class that replaces the global one, and all its instances. */
interface FakeEventSources {
  readonly EventSource: new (url: string) => FakeEventSource;
  readonly instances: readonly FakeEventSource[];
}

/** Creates a class whose connections are made by `connect`. */
export function fakeEventSources(connect: Connect): FakeEventSources {
  const instances: FakeEventSource[] = [];
  const EventSource = class extends FakeEventSource {
    constructor(url: string) {
      super(url, connect);
      instances.push(this);
    }
  };
  return { EventSource, instances };
}

/** The parts of the standard's `EventSource` that a page uses. */
export class FakeEventSource extends EventTarget {
  static readonly OPEN = READY_STATE.OPEN;
  static readonly CLOSED = READY_STATE.CLOSED;
  readyState: number = READY_STATE.CONNECTING;
  readonly #url: string;
  readonly #send: Connect;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(url: string, send: Connect) {
    super();
    this.#url = url;
    this.#send = send;
    void this.#connect();
  }

  close(): void {
    this.readyState = READY_STATE.CLOSED;
    void this.#reader?.cancel();
  }

  /** Breaks the connection, as a network failure does. */
  breakConnection(): void {
    void this.#reader?.cancel();
  }

  async #connect(): Promise<void> {
    const response = await this.#send(this.#url);
    if (this.readyState === READY_STATE.CLOSED) return;
    if (!response.ok || response.headers.get("content-type") !== "text/event-stream") {
      return this.#fail(READY_STATE.CLOSED);
    }
    this.readyState = READY_STATE.OPEN;
    this.dispatchEvent(new Event("open"));
    this.#reader = response.body?.getReader();
    const text = await this.#readAll();
    if (this.readyState === READY_STATE.CLOSED) return;
    this.#fail(READY_STATE.CONNECTING);
    const [, retry = DEFAULT_RETRY_MS] = /^retry: (\d+)$/m.exec(text) ?? [];
    setTimeout(() => this.readyState === READY_STATE.CONNECTING && this.#connect(), Number(retry));
  }

  #fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }

  /** Reads and dispatches events until the connection ends. */
  async #readAll(): Promise<string> {
    const decoder = new TextDecoder();
    let text = "";
    let dispatched = 0;
    for (;;) {
      const { done, value } = (await this.#reader?.read()) ?? { done: true, value: undefined };
      if (done) return text;
      text += decoder.decode(value);
      const events = eventsIn(text);
      for (const { data } of events.slice(dispatched)) {
        this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(data) }));
      }
      dispatched = events.length;
    }
  }
}
