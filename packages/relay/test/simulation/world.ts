import { vi } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.js";
import { checkBudget, checkCalm, checkPauses, checkShown, StoreChecks, type Disturbances } from "./checks.js";
import { PlayedInstance } from "./played-instance.js";
import { PlayedRedis } from "./played-redis.js";
import { PlayedService } from "./played-service.js";
import { Random } from "./random.js";
import { Scheduler } from "./scheduler.js";
import { CALM, makeRules } from "./world-rules.js";

const START = Date.UTC(2026, 10, 21, 14);
const HOUR = 3_600_000;
/** What was asked for while the store was away is told to one instance alone, though it is back by the answer. */
const AFTERMATH = 10_000;

/** What a world came to. */
export interface WorldReport {
  readonly violations: readonly string[];
  readonly calls: number;
}

/** Lives through the world that a seed makes, by these rules of the ledger. */
export async function simulate(seed: number, ledger: Ledger): Promise<WorldReport> {
  const random = new Random(seed);
  const rules = makeRules(random);
  const scheduler = new Scheduler(START + random.whole(0, HOUR));
  let wallError = random.between(-HOUR, HOUR);
  scheduler.rule(() => scheduler.now + wallError);
  vi.spyOn(Math, "random").mockImplementation(() => random.next());

  const redis = new PlayedRedis(scheduler, random, rules.storeLatency);
  const service = new PlayedService(scheduler, random, rules.timeout);
  const disturbances: Disturbances = { losses: [], others: [] };
  const stored = new StoreChecks(rules);
  const violations = stored.violations;
  const start = scheduler.now;
  const calmFrom = start + rules.troubles;
  const end = calmFrom + CALM;
  const born = () => new PlayedInstance(rules, redis, service, ledger);
  const instances = Array.from({ length: rules.instances }, born);
  const someone = () => random.whole(0, instances.length - 1);
  redis.onSet = (before, next) => stored.onSet(before, next, scheduler.now);

  function readAll(instance: PlayedInstance): void {
    for (const site of instance.sites) {
      void instance.read(site, (count) => {
        const before = instance.shown.get(site)?.count ?? null;
        if (instance.isAlive) violations.push(...checkShown(before, count, scheduler.now, rules));
      });
    }
  }

  function readOften(index: number): void {
    scheduler.after(random.between(0, rules.intervalSeconds * 700), () => {
      const instance = instances[index];
      const isAsked = scheduler.now < calmFrom || scheduler.now > end - 60_000;
      if (instance?.isRunning === true && isAsked) readAll(instance);
      if (violations.length === 0) readOften(index);
    });
  }

  function noteUntil(until: number): void {
    for (let at = scheduler.now; at <= until + AFTERMATH; at += 1000) disturbances.others.push(at);
  }

  function disturb(): void {
    const { now } = scheduler;
    if (now >= calmFrom) {
      service.isCalm = true;
      return;
    }
    if (random.chance(rules.kills)) {
      const index = someone();
      const killed = instances[index];
      if (killed !== undefined) killed.isAlive = false;
      instances[index] = born();
      disturbances.others.push(now);
    }
    if (random.chance(rules.stops)) {
      const stopped = instances[someone()];
      if (stopped !== undefined) stopped.stoppedUntil = now + random.between(1000, 20_000);
      disturbances.others.push(now);
    }
    if (random.chance(rules.losses)) {
      redis.text = null;
      stored.onLoss();
      disturbances.losses.push(now);
    }
    if (random.chance(rules.storeFaults)) {
      const until = now + random.between(500, 60_000);
      const cutOff = random.chance(0.3) ? instances[someone()] : undefined;
      if (cutOff !== undefined) cutOff.cutOffUntil = until;
      else if (random.chance(0.5)) redis.awayUntil = until;
      else redis.slowUntil = until;
      noteUntil(until);
    }
    if (random.chance(0.03)) service.changeMood();
    if (random.chance(0.01)) wallError = random.between(-HOUR, HOUR);
    scheduler.after(1000, disturb);
  }

  for (const index of instances.keys()) readOften(index);
  if (rules.awayAtFirst > 0) noteUntil((redis.awayUntil = start + rules.awayAtFirst));
  disturb();
  await scheduler.runUntil(end);
  return {
    violations: [
      ...violations,
      ...checkBudget(rules, service, disturbances),
      ...checkPauses(rules, service, disturbances),
      ...(violations.length === 0 ? checkCalm(instances, rules, scheduler.now) : []),
    ],
    calls: service.calls.length,
  };
}
