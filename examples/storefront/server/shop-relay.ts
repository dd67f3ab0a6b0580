import { credentials } from "@onlookers/mock";
import { createRelay, plausible, versatailor, ztas, type Relay, type RelayOptions } from "@onlookers/relay";
import type { ServiceName } from "../shared/demo.ts";
import { piecePages } from "../shared/pages.ts";

/** The parts of the relay that the simulation supplies. */
export interface ShopRelayOptions extends Pick<RelayOptions, "now" | "timeout" | "onEvent"> {
  /** The address of the simulated services. A real shop leaves it out. */
  readonly baseUrl: string;
}

/**
 * Creates the shop's relay, with one site per service, so that the panel can switch between them. A real shop has one
 * site, and reads its token from the environment.
 */
export function createShopRelay({ baseUrl, ...options }: ShopRelayOptions): Relay {
  const sites = {
    plausible: plausible({ ...credentials.plausible, baseUrl, pages: true }),
    ztas: ztas({ ...credentials.ztas, baseUrl }),
    versatailor: versatailor({ ...credentials.versatailor, baseUrl, plan: "free" }),
  } satisfies Record<ServiceName, unknown>;
  return createRelay({ ...options, sites, pages: Object.values(piecePages) });
}
