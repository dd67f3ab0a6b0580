import { createMock, credentials, type Fault, type Mock } from "@onlookers/mock";
import { startMockServer } from "@onlookers/mock/server";
import type { CredentialPlan, Relay } from "@onlookers/relay";
import type { DemoSettings, DemoState, FaultName, ServiceName } from "../../shared/demo.ts";
import { piecePages } from "../../shared/pages.ts";
import { createShopRelay } from "../shop-relay.ts";
import { addEvent, EMPTY_JOURNAL, type SiteJournal } from "./journal.ts";

/** The simulation behind the shop: the services, the relay that reads them, and the panel's view of both. */
export interface Demo {
  /** The running relay. `apply({ restartRelay: true })` replaces it. */
  readonly relay: Relay;
  readonly mock: Mock;
  apply(settings: DemoSettings): Promise<void>;
  state(service: ServiceName): DemoState;
  close(): Promise<void>;
}

/** Options of {@link startDemo}. */
export interface DemoOptions {
  /**
   * The time of services, relay and panel, in epoch milliseconds.
   *
   * @default Date.now
   */
  readonly now: () => number;
  /**
   * Milliseconds that the relay waits for a service.
   *
   * @default the relay's own default
   */
  readonly timeout: number;
}

/** The shop's name in the simulated world. */
const SHOP = "tidekiln";
const PAGES = ["/", ...Object.values(piecePages), "/club", "/basket"] as const;
const HOUR_SECONDS = 3600;

/** The panel's faults as the mock's. */
export const mockFaults: Readonly<Record<FaultName, Fault>> = {
  latency: { kind: "latency", ms: 4000 },
  hang: { kind: "hang" },
  reset: { kind: "reset" },
  "rate-limited": { kind: "rate-limited" },
  "rate-limited-retry-after": { kind: "rate-limited", retryAfterSeconds: 90 },
  unauthorized: { kind: "unauthorized" },
  "server-error": { kind: "server-error", status: 503 },
  html: { kind: "html" },
  truncated: { kind: "truncated" },
  stale: { kind: "stale", minutes: 10 },
  "wrong-site": { kind: "wrong-site" },
};

/** Starts the simulated services on a free port, and a relay that reads them. */
export async function startDemo({ now = Date.now, timeout }: Partial<DemoOptions>): Promise<Demo> {
  const mock = createMock({ now, sites: [{ name: SHOP, ...credentials, pages: PAGES, popularity: 2 }] });
  const server = await startMockServer({ mock });
  const faults = new Map<ServiceName, FaultName>();
  let current = startRelay();

  function startRelay() {
    const journals = new Map<string, SiteJournal>();
    const relay = createShopRelay({
      baseUrl: server.url,
      now,
      timeout,
      onEvent(event) {
        const { intervalSeconds } = planOf(relay, event.site);
        journals.set(event.site, addEvent(journals.get(event.site) ?? EMPTY_JOURNAL, event, intervalSeconds));
      },
    });
    return { relay, journals };
  }

  async function apply(settings: DemoSettings): Promise<void> {
    if ("traffic" in settings) mock.world.setTraffic(settings.traffic);
    if ("ztasDialect" in settings) mock.setDialect(settings.ztasDialect);
    if ("fault" in settings) setFault(settings.service, settings.fault);
    if ("restartRelay" in settings) {
      const previous = current.relay;
      current = startRelay();
      await previous.close();
    }
  }

  function setFault(service: ServiceName, fault: FaultName | null): void {
    if (fault === null) {
      faults.delete(service);
      mock.faults.clear(service);
    } else {
      faults.set(service, fault);
      mock.faults.set(service, mockFaults[fault]);
    }
  }

  function state(service: ServiceName): DemoState {
    const { limit, callsPerHour, windowSeconds } = planOf(current.relay, service);
    return {
      at: new Date(now()).toISOString(),
      service,
      traffic: mock.world.traffic,
      fault: faults.get(service) ?? null,
      ztasDialect: mock.dialect === "source" ? "source" : "docs",
      truth: mock.world.visitors(SHOP, windowSeconds),
      reads: {
        lastHour: mock.log.count(service, HOUR_SECONDS),
        limit: limit && (limit.requests * HOUR_SECONDS) / limit.perSeconds,
        planned: callsPerHour,
      },
      ...(current.journals.get(service) ?? EMPTY_JOURNAL),
    };
  }

  return {
    get relay() {
      return current.relay;
    },
    mock,
    apply,
    state,
    close: async () => void (await Promise.all([current.relay.close(), server.close()])),
  };
}

function planOf(relay: Relay, site: string): CredentialPlan {
  const plan = relay.plan().find(({ sites }) => sites.includes(site));
  if (!plan) throw new Error(`The relay has no plan for ${site}.`);
  return plan;
}
