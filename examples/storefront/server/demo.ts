import type { Mock } from "@onlookers/mock";
import type { Relay } from "@onlookers/relay";
import type { DemoSettings, FaultName, ServiceName } from "../shared/demo-settings.ts";
import type { DemoState } from "../shared/demo-state.ts";
import { mockFaults } from "./mock-faults.ts";
import { createShopRelay, type ShopRelayOptions } from "./shop-relay.ts";
import { shopSites } from "./shop-sites.ts";
import { SHOP } from "./simulated-services.ts";

/** The demonstration behind the shop: the relay that runs now, and what can be switched around it. */
export interface Demo {
  readonly relay: Relay;
  apply(settings: DemoSettings): Promise<void>;
  state(service: ServiceName): DemoState;
}

const HOUR = 3600;

/** @param baseUrl where the mock's services answer */
export function createDemo(mock: Mock, baseUrl: string, options: ShopRelayOptions): Demo {
  const sites = shopSites(baseUrl);
  const faults = new Map<ServiceName, FaultName>();
  let shop = createShopRelay(sites, options);

  async function apply(settings: DemoSettings): Promise<void> {
    if ("traffic" in settings) mock.world.setTraffic(settings.traffic);
    if ("ztasDialect" in settings) mock.setDialect(settings.ztasDialect);
    if ("fault" in settings) setFault(settings.service, settings.fault);
    if ("restartRelay" in settings) {
      const before = shop.relay;
      shop = createShopRelay(sites, options);
      await before.close();
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
    const plan = shop.planOf(service);
    return {
      at: new Date(options.now()).toISOString(),
      service,
      traffic: mock.world.traffic,
      fault: faults.get(service) ?? null,
      ztasDialect: mock.dialect === "source" ? "source" : "docs",
      truth: mock.world.visitors(SHOP, sites[service].windowSeconds),
      reads: {
        lastHour: mock.log.count(service, HOUR),
        limit: plan.limit && (plan.limit.requests * HOUR) / plan.limit.perSeconds,
        planned: plan.callsPerHour,
      },
      ...shop.journalOf(service),
    };
  }

  return {
    get relay() {
      return shop.relay;
    },
    apply,
    state,
  };
}
