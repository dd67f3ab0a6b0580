import { credentials } from "@onlookers/mock";
import { plausible, versatailor, ztas, type Provider } from "@onlookers/relay";
import type { ServiceName } from "../shared/demo-settings.ts";

/**
 * The shop's site with each service, so that the panel can switch between them; a real shop has one, and its token
 * comes from the environment.
 *
 * @param baseUrl where the simulated services answer; a real shop leaves it out
 */
export function shopSites(baseUrl: string): Readonly<Record<ServiceName, Provider>> {
  return {
    plausible: plausible({ ...credentials.plausible, baseUrl, pages: true }),
    ztas: ztas({ ...credentials.ztas, baseUrl }),
    versatailor: versatailor({ ...credentials.versatailor, baseUrl, plan: "free" }),
  };
}
