import { eventsIn } from "./listen-in.js";

/** Milliseconds, as Chromium has it, where a line breaks before the server has said how long to wait. */
const OWN_PAUSE = 3_000;

type Connect = (url: string) => Promise<Response>;

/** A class to stand for the global one, and all that a page made of it. */
interface Play {
  readonly EventSource: new (url: string) => PlayedEventSource;
  readonly made: readonly PlayedEventSource[];
}

/** Connections of the class go to `connect`. */
export function playEventSource(connect: Connect): Play {
  const made: PlayedEventSource[] = [];
  const EventSource = class extends PlayedEventSource {
    constructor(url: string) {
      super(url, connect);
      made.push(this);
    }
  };
  return { EventSource, made };
}

/** As much of the standard's `EventSource` as a page can see of it. */
export class PlayedEventSource extends EventTarget {
  readyState = 0;
  readonly #url: string;
  readonly #ask: Connect;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(url: string, ask: Connect) {
    super();
    this.#url = url;
    this.#ask = ask;
    void this.#connect();
  }

  close(): void {
    this.readyState = 2;
    void this.#reader?.cancel();
  }

  /** Breaks the connection off, as a network would. */
  lose(): void {
    void this.#reader?.cancel();
  }

  async #connect(): Promise<void> {
    const response = await this.#ask(this.#url);
    if (this.readyState === 2) return;
    if (!response.ok || response.headers.get("content-type") !== "text/event-stream") return this.#fail(2);
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
    this.#reader = response.body?.getReader();
    const text = await this.#read();
    if (this.readyState === 2) return;
    this.#fail(0);
    const [, retry = OWN_PAUSE] = /^retry: (\d+)$/m.exec(text) ?? [];
    setTimeout(() => this.readyState === 0 && this.#connect(), Number(retry));
  }

  #fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }

  /** Until the connection ends. */
  async #read(): Promise<string> {
    const decoder = new TextDecoder();
    let text = "";
    let told = 0;
    for (;;) {
      const { done, value } = (await this.#reader?.read()) ?? { done: true, value: undefined };
      if (done) return text;
      text += decoder.decode(value);
      const events = eventsIn(text);
      for (const { data } of events.slice(told)) {
        this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(data) }));
      }
      told = events.length;
    }
  }
}
