import { createRelay, type CredentialPlan, type Provider, type Relay, type RelayOptions } from "@onlookers/relay";
import { services, type ServiceName } from "../shared/demo-settings.ts";
import { piecePages } from "../shared/pages.ts";
import { EMPTY_JOURNAL, enter, type SiteJournal } from "./site-journal.ts";

/** The shop's relay, and what it did so far. */
export interface ShopRelay {
  readonly relay: Relay;
  planOf(service: ServiceName): CredentialPlan;
  journalOf(service: ServiceName): SiteJournal;
}

/** The relay's clock, and how long it waits for a service. */
export interface ShopRelayOptions {
  readonly now: () => number;
  readonly timeout: RelayOptions["timeout"];
}

/** A relay that remembers nothing yet. */
export function createShopRelay(sites: Readonly<Record<ServiceName, Provider>>, options: ShopRelayOptions): ShopRelay {
  const journals = new Map<string, SiteJournal>();
  const journalOf = (service: ServiceName) => journals.get(service) ?? EMPTY_JOURNAL;

  const relay = createRelay({
    ...options,
    sites,
    pages: Object.values(piecePages),
    onEvent(event) {
      const service = services.find((name) => name === event.site);
      if (service) journals.set(service, enter(journalOf(service), event, planOf(service).intervalSeconds));
    },
  });

  function planOf(service: ServiceName): CredentialPlan {
    const plan = relay.plan().find((each) => each.sites.includes(service));
    if (!plan) throw new Error(`the relay has no plan for ${service}`);
    return plan;
  }

  return { relay, planOf, journalOf };
}
