import { sentence, type LiveCount } from "@onlookers/core";
import type { Provider } from "@onlookers/core/server";
import type { FailedEvent } from "../../reading/relay-event.js";
import type { RelayOptions } from "../../relay-options.js";
import { configuredRelay } from "../configured-relay.js";
import { hintFor } from "../error-hints.js";
import { serviceOf } from "../services/services.js";
import type { CliContext } from "../cli-context.js";
import { checkClock, recordClocks, type ClockReading } from "./check-clock.js";
import { checkPlan } from "./check-plan.js";
import { finding, type Finding } from "./finding.js";
import { checkExpiry } from "./token-expiry.js";

/**
 * Reads each site once, as a visitor's request would.
 *
 * @throws {UsageError} for invalid options
 */
export async function checkCredentials(options: RelayOptions, context: CliContext): Promise<readonly Finding[]> {
  const clocks = new Map<string, ClockReading>();
  const failures: FailedEvent[] = [];
  const { now = Date.now } = context;
  const send = options.fetch ?? context.fetch ?? globalThis.fetch;
  const fetch = recordClocks({ fetch: send, now, record: (clock) => clocks.set(clock.host, clock) });
  const relay = configuredRelay({
    options: { ...options, fetch },
    context,
    isOneTime: true,
    onEvent(event) {
      if (event.type === "failed") failures.push(event);
    },
  });
  // Sites that share a reading share its failure, whose event names only one of them.
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
    return finding.warning(
      `${site}: ${provider} answers: 0 visitors: is the siteId right? This service does not report an unknown site`,
    );
  }
  const text = sentence(count);
  if (text !== null) return finding.ok(`${site}: ${provider} answers: ${text}`);
  if (failure === undefined) {
    return finding.warning(
      `${site}: ${provider} could not be read now: the token's limit is reached, or its count is older than its window. Try again later`,
    );
  }
  const status = failure.status === null ? failure.code : `HTTP ${failure.status}`;
  return finding.error(`${site}: ${provider} cannot be read (${status}): ${hintFor(provider, failure.code)}`);
}
