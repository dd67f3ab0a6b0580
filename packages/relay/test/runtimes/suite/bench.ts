import { createRelay, versatailor, type Relay, type RelayEvent, type RelayOptions } from "../../../src/index.js";
import type { Behaviour, ReceivedCall } from "./script.js";

/** A token that may appear only in the call's `Authorization`. */
export const TOKEN = "vt_canary_9b2e71";

/** A count's JSON. */
export type Answered = Readonly<Record<string, unknown>>;

/** A relay with the runtime's own `fetch`, a line of the scripted service, and a clock that a check sets. */
export class Bench {
  readonly relay: Relay;
  readonly events: RelayEvent[] = [];
  readonly background: Promise<unknown>[] = [];
  readonly line: string;
  #now = Date.now();

  /** @param line the URL of a line of the scripted service */
  constructor(line: string, options: Partial<RelayOptions> = {}) {
    this.line = line;
    this.relay = createRelay({
      sites: { shop: versatailor({ siteId: "shop.example", token: TOKEN, baseUrl: line }) },
      now: () => this.#now,
      onEvent: (event) => this.events.push(event),
      stream: true,
      ...options,
    });
  }

  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }

  get(path = "/shop", init: RequestInit = {}): Promise<Response> {
    const request = new Request(`https://shop.example/api/onlookers${path}`, init);
    return this.relay.fetch(request, { waitUntil: (promise) => this.background.push(promise) });
  }

  async count(): Promise<Answered> {
    return (await this.get()).json();
  }

  /** Waits for background refreshes. */
  async settle(): Promise<void> {
    await Promise.all(this.background.splice(0));
  }

  async script(behaviour: Behaviour): Promise<void> {
    const response = await fetch(this.line, { method: "PUT", body: JSON.stringify(behaviour) });
    await response.text();
  }

  /** Scripts the service to answer with this count, made now. */
  answerWith(visitors: number): Promise<void> {
    return this.script({ does: "count", visitors, at: new Date(this.#now).toISOString() });
  }

  async calls(): Promise<readonly ReceivedCall[]> {
    return (await fetch(this.line)).json();
  }

  /** The codes of the failures since the last call. */
  failures(): string[] {
    return this.events.splice(0).flatMap((event) => (event.type === "failed" ? [event.code] : []));
  }
}
