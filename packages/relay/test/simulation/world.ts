import type { Transitions } from "../../src/ledger/ledger.js";
import { checkBudget, checkCalm, checkPauses, checkShown, StoreChecks, type Disturbances } from "./checks.js";
import { SimulatedInstance } from "./simulated-instance.js";
import { SimulatedRedis } from "./simulated-redis.js";
import { SimulatedService } from "./simulated-service.js";
import { Random } from "./random.js";
import { Scheduler } from "./scheduler.js";
import { CALM_MS, makeRules } from "./world-rules.js";

const START = Date.UTC(2026, 10, 21, 14);
const HOUR_MS = 3_600_000;
/** A pause that was requested during an outage reaches one instance only, even if the store is back by the answer. */
const AFTERMATH_MS = 10_000;

/** The result of a simulated world. */
export interface WorldReport {
  readonly violations: readonly string[];
  readonly calls: number;
}

/** Runs the world of a seed, with the given transitions of the ledger. */
export async function simulate(seed: number, transitions: Transitions): Promise<WorldReport> {
  const random = new Random(seed);
  const rules = makeRules(random);
  const scheduler = new Scheduler(START + random.whole(0, HOUR_MS));
  let wallError = random.between(-HOUR_MS, HOUR_MS);
  scheduler.install(() => scheduler.now + wallError);

  const redis = new SimulatedRedis({ scheduler, random, latency: rules.storeLatency });
  const service = new SimulatedService({ scheduler, random, timeout: rules.timeout });
  const disturbances: Disturbances = { losses: [], others: [] };
  const storeChecks = new StoreChecks(rules);
  const violations = storeChecks.violations;
  const start = scheduler.now;
  const calmFrom = start + rules.troubles;
  const end = calmFrom + CALM_MS;
  const startInstance = () => new SimulatedInstance({ rules, redis, service, transitions, random });
  const instances = Array.from({ length: rules.instances }, startInstance);
  const randomIndex = () => random.whole(0, instances.length - 1);
  redis.onSet = (before, next) => storeChecks.onSet(before, next, scheduler.now);

  function readAll(instance: SimulatedInstance): void {
    for (const site of instance.sites) {
      void instance.read(site, (count) => {
        const before = instance.shown.get(site)?.count ?? null;
        if (instance.isAlive) violations.push(...checkShown({ before, shown: count, now: scheduler.now, rules }));
      });
    }
  }

  function readOften(index: number): void {
    scheduler.after(random.between(0, rules.intervalSeconds * 700), () => {
      const instance = instances[index];
      const isVisited = scheduler.now < calmFrom || scheduler.now > end - 60_000;
      if (instance?.isRunning === true && isVisited) readAll(instance);
      if (violations.length === 0) readOften(index);
    });
  }

  function recordUntil(until: number): void {
    for (let at = scheduler.now; at <= until + AFTERMATH_MS; at += 1000) disturbances.others.push(at);
  }

  function disturb(): void {
    const { now } = scheduler;
    if (now >= calmFrom) {
      service.isCalm = true;
      return;
    }
    if (random.chance(rules.kills)) {
      const index = randomIndex();
      const killed = instances[index];
      if (killed !== undefined) killed.isAlive = false;
      instances[index] = startInstance();
      disturbances.others.push(now);
    }
    if (random.chance(rules.stops)) {
      const stopped = instances[randomIndex()];
      if (stopped !== undefined) stopped.stoppedUntil = now + random.between(1000, 20_000);
      disturbances.others.push(now);
    }
    if (random.chance(rules.losses)) {
      redis.text = null;
      storeChecks.onLoss();
      disturbances.losses.push(now);
    }
    if (random.chance(rules.storeFaults)) {
      const until = now + random.between(500, 60_000);
      const cutOff = random.chance(0.3) ? instances[randomIndex()] : undefined;
      if (cutOff !== undefined) cutOff.cutOffUntil = until;
      else if (random.chance(0.5)) redis.awayUntil = until;
      else redis.slowUntil = until;
      recordUntil(until);
    }
    if (random.chance(0.03)) service.changeMood();
    if (random.chance(0.01)) wallError = random.between(-HOUR_MS, HOUR_MS);
    scheduler.after(1000, disturb);
  }

  for (const index of instances.keys()) readOften(index);
  if (rules.initialOutage > 0) recordUntil((redis.awayUntil = start + rules.initialOutage));
  disturb();
  await scheduler.runUntil(end);
  return {
    violations: [
      ...violations,
      ...checkBudget({ rules, service, disturbances }),
      ...checkPauses({ rules, service, disturbances }),
      ...(violations.length === 0 ? checkCalm(instances, rules, scheduler.now) : []),
    ],
    calls: service.calls.length,
  };
}
