import { createRelay, versatailor, type Relay, type RelayEvent, type RelayOptions } from "../../src/index.js";

/** A token that must appear only in a call's `Authorization`. */
export const TOKEN = "vt_canary_4f1d7c";
/** 14:00 UTC. */
export const START = Date.UTC(2026, 10, 21, 14);

/** A call of the relay. */
export interface Call {
  readonly url: string;
  readonly at: number;
  readonly init: RequestInit | undefined;
}

/** Versatailor's response for a count that was made at `at`. */
export function counted(currentVisitors: number, at: number): Response {
  return Response.json({ currentVisitors, websiteId: "shop.example", timestamp: new Date(at).toISOString() });
}

/** A relay with a fake service and a fake clock. */
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
        const response = await this.answer(call);
        // Services send a Date; the pages call needs one.
        if (call.url.includes("/v2/") && !response.headers.has("date")) {
          response.headers.set("date", new Date(overrides.now?.() ?? this.now).toUTCString());
        }
        return response;
      },
      onEvent: (event) => this.events.push(event),
      ...overrides,
    });
  }

  /** The service's response to a call. */
  answer: (call: Call) => Response | Promise<Response> = () => counted(this.visitors, this.now);

  get(path = "/shop", init: RequestInit = {}): Promise<Response> {
    const request = new Request(`https://shop.example/api/onlookers${path}`, init);
    return this.relay.fetch(request, { waitUntil: (promise) => this.#background.push(promise) });
  }

  /** The body of an answer. Its type is not checked, because tests check each field. */
  async count(path = "/shop"): Promise<Record<string, unknown>> {
    return (await this.get(path)).json();
  }

  /** Awaits refreshes in the background, then advances the clock. */
  async pass(seconds: number): Promise<void> {
    await Promise.all(this.#background.splice(0));
    this.now += seconds * 1000;
  }

  /** The events since the last call, one line each: seconds since 14:00, then type and details. */
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
