import { createRelay, versatailor, type Relay, type RelayEvent, type RelayOptions } from "../../src/index.js";

/** A token that must turn up nowhere but in the call's `Authorization`. */
export const TOKEN = "vt_canary_4f1d7c";
/** 14:00 UTC. */
export const START = Date.UTC(2026, 10, 21, 14);

/** A call that the relay made. */
export interface Call {
  readonly url: string;
  readonly at: number;
  readonly init: RequestInit | undefined;
}

/** Versatailor's answer for a count made at `at`. */
export function counted(currentVisitors: number, at: number): Response {
  return Response.json({ currentVisitors, websiteId: "shop.example", timestamp: new Date(at).toISOString() });
}

/** A relay between a service that a test plays and a clock that a test turns. */
export class World {
  now = START;
  visitors = 17;
  readonly calls: Call[] = [];
  readonly events: RelayEvent[] = [];
  readonly relay: Relay;
  readonly #background: Promise<unknown>[] = [];

  constructor(overrides: Partial<RelayOptions>) {
    this.relay = createRelay({
      sites: { shop: versatailor({ siteId: "shop.example", token: TOKEN }) },
      now: () => this.now,
      fetch: async (input, init) => {
        const call = { url: String(input instanceof Request ? input.url : input), at: this.now, init };
        this.calls.push(call);
        return this.answer(call);
      },
      onEvent: (event) => this.events.push(event),
      ...overrides,
    });
  }

  /** What the service does with a call. */
  answer: (call: Call) => Response | Promise<Response> = () => counted(this.visitors, this.now);

  get(path = "/shop", init: RequestInit = {}): Promise<Response> {
    const request = new Request(`https://shop.example/api/onlookers${path}`, init);
    return this.relay.fetch(request, { waitUntil: (promise) => this.#background.push(promise) });
  }

  /** An answer's body, with its type taken on trust: tests look at each field. */
  async count(path = "/shop"): Promise<Record<string, unknown>> {
    return (await this.get(path)).json();
  }

  /** Lets refreshes in the background end, and seconds pass. */
  async pass(seconds: number): Promise<void> {
    await Promise.all(this.#background.splice(0));
    this.now += seconds * 1000;
  }

  /** What happened since the last look, a line each: seconds since 14:00, then type and details. */
  trace(): string[] {
    return this.events.splice(0).map((event) => {
      const { type, site: _site, credential: _credential, at, ...details } = event;
      const fields = Object.entries(details).map(([key, value]) => `${key}=${shortened(value)}`);
      return [`${(Date.parse(at) - START) / 1000}s`, type, ...fields].join(" ");
    });
  }
}

export function createWorld(overrides: Partial<RelayOptions> = {}): World {
  return new World(overrides);
}

function shortened(value: unknown): string {
  return typeof value === "string" && /^\d{4}-/.test(value) ? `${(Date.parse(value) - START) / 1000}s` : String(value);
}
