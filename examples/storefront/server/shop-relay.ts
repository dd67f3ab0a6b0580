import { credentials, SERVICE_NAMES, type ServiceName } from "@onlookers/mock";
import * as onlookers from "@onlookers/relay";
import type { Provider, Relay, RelayOptions } from "@onlookers/relay";
import { piecePages } from "../shared/pages.ts";

/** The parts of the relay that the simulation supplies. */
export interface ShopRelayOptions extends Pick<RelayOptions, "now" | "timeout" | "onEvent"> {
  /** The address of the simulated services. A real shop leaves it out. */
  readonly baseUrl: string;
}

/**
 * Creates the shop's relay, with one site per service, so that the panel can switch between them. A real shop has one
 * site, and reads its token from the environment: `sites: { default: plausible({ siteId, token }) }`.
 */
export function createShopRelay({ baseUrl, ...options }: ShopRelayOptions): Relay {
  const sites = Object.fromEntries(SERVICE_NAMES.map((name) => [name, providerOf(name, baseUrl)]));
  return onlookers.createRelay({ ...options, sites, pages: Object.values(piecePages) });
}

/** The path of a self-hosted service, where it is not the root. */
const BASE_PATHS: Readonly<Partial<Record<ServiceName, string>>> = { umami: "/api" };

/** The provider of a service, with the site of the mock. Each factory ignores the options that it does not have. */
function providerOf(name: ServiceName, origin: string): Provider {
  const create: unknown = new Map<string, unknown>(Object.entries(onlookers)).get(name);
  if (typeof create !== "function") throw new Error(`@onlookers/relay exports no ${name}.`);
  const baseUrl = origin + (BASE_PATHS[name] ?? "");
  return create({ ...credentials[name], baseUrl, pages: true, windowSeconds: 300 });
}
