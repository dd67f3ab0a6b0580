import type { Random } from "./random.js";

/** The properties of a simulated world. Milliseconds unless a name contains another unit. */
export interface WorldRules {
  readonly instances: number;
  /** Sites on the one token. */
  readonly sites: number;
  readonly intervalSeconds: number;
  readonly windowSeconds: number;
  readonly limit: { readonly requests: number; readonly perSeconds: number };
  /** Whether the limit exceeds what the plan needs, so that every reader must get a count. */
  readonly isAmple: boolean;
  readonly timeout: number;
  /** The longest way to the store, or back. */
  readonly storeLatency: number;
  readonly watches: boolean;
  /** How long the faults last, before a calm. */
  readonly troubles: number;
  /** The probability of each fault in each step of one second. */
  readonly kills: number;
  readonly stops: number;
  readonly losses: number;
  readonly storeFaults: number;
  /** How long the store cannot be reached from the start. */
  readonly initialOutage: number;
  /** The share of the limit for instances that cannot reach the store; 0: they do not read. */
  readonly outageShare: number;
}

/** Long enough for every back-off and pause of the simulation to end. */
export const CALM_MS = 420_000;

export function makeRules(random: Random): WorldRules {
  const intervalSeconds = random.whole(5, 30);
  const perSeconds = random.whole(60, 900);
  const sites = random.whole(1, 2);
  const needed = (sites * perSeconds) / intervalSeconds;
  const isAmple = random.chance(0.5);
  const requests =
    Math.ceil(needed * (isAmple ? random.between(1.8, 3) : random.between(0.1, 0.6))) + (isAmple ? 2 : 0);
  return {
    instances: random.chance(0.05) ? random.whole(6, 40) : random.whole(1, 4),
    sites,
    intervalSeconds,
    windowSeconds: intervalSeconds * random.whole(2, 6),
    limit: { requests, perSeconds },
    isAmple,
    timeout: random.whole(1000, 5000),
    storeLatency: random.between(2, 200),
    watches: random.chance(0.5),
    troubles: intervalSeconds * random.whole(4, 9) * 1000,
    kills: random.chance(0.3) ? 0.02 : 0,
    stops: random.chance(0.3) ? 0.02 : 0,
    losses: random.chance(0.2) ? 0.01 : 0,
    storeFaults: random.chance(0.3) ? 0.02 : 0,
    outageShare: random.chance(0.5) ? 0.3 : 0,
    initialOutage: random.chance(0.2) ? random.between(1_000, 120_000) : 0,
  };
}
