import { sentence, type LiveCount } from "@onlookers/core";
import type { Provider } from "@onlookers/core/server";
import type { FailedEvent } from "../../reading/relay-event.js";
import type { RelayOptions } from "../../relay-options.js";
import { configuredRelay } from "../configured-relay.js";
import { remedyFor } from "../remedy.js";
import { serviceOf } from "../services/services.js";
import type { Surroundings } from "../surroundings.js";
import { checkClock, notingClocks, type ClockReading } from "./check-clock.js";
import { checkPlan } from "./check-plan.js";
import { unsure, well, wrong, type Finding } from "./finding.js";
import { checkExpiry } from "./token-expiry.js";

/**
 * Reads each site once, as a shopper's request would make the relay do.
 *
 * @throws {WrongUse} where the options can't work
 */
export async function checkCredentials(options: RelayOptions, surroundings: Surroundings): Promise<readonly Finding[]> {
  const clocks = new Map<string, ClockReading>();
  const failures: FailedEvent[] = [];
  const { now = Date.now } = surroundings;
  const carry = options.fetch ?? surroundings.fetch ?? globalThis.fetch;
  const fetch = notingClocks(carry, now, (clock) => clocks.set(clock.whose, clock));
  const relay = configuredRelay({ ...options, fetch }, surroundings, (event) => {
    if (event.type === "failed") failures.push(event);
  });
  // Sites that share a reading share its failure, which names one of them.
  const idOf = (site: string) => `${options.sites[site]?.credential} ${options.sites[site]?.siteId}`;
  const failureOf = (site: string) => failures.find((failure) => idOf(failure.site) === idOf(site));
  try {
    const findings = Object.entries(options.sites).map(async ([site, provider]) => [
      ...(await checkToken(site, provider, now())),
      checkReading(site, provider.name, await relay.source.read({ site }), failureOf(site)),
    ]);
    const readings = await Promise.all(findings);
    return [...readings.flat(), ...checkPlan(relay.plan(), options), ...Array.from(clocks.values(), checkClock)];
  } finally {
    await relay.close();
  }
}

async function checkToken(site: string, provider: Provider, now: number): Promise<readonly Finding[]> {
  const expiry = await checkExpiry(provider, now);
  return expiry === null ? [] : [{ ...expiry, message: `${site}: ${expiry.message}` }];
}

function checkReading(site: string, provider: string, count: LiveCount, failure: FailedEvent | undefined): Finding {
  if (count.visitors === 0 && serviceOf(provider)?.hidesUnknownSite === true) {
    return unsure(`${site}: ${provider} answers: 0 visitors: is the siteId right? This service doesn't tell`);
  }
  const said = sentence(count);
  if (said !== null) return well(`${site}: ${provider} answers: ${said}`);
  if (failure === undefined) {
    return unsure(
      `${site}: ${provider} could not be read now: the token's limit is reached, or its count is older than its window. Try again later`,
    );
  }
  const status = failure.status === null ? failure.code : `HTTP ${failure.status}`;
  return wrong(`${site}: ${provider} can't be read (${status}): ${remedyFor(provider, failure.code)}`);
}
