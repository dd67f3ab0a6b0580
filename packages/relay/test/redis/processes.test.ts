import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CountingService } from "./counting-service.js";
import { bundleInstance, Instance } from "./instance.js";
import { hasRedis, REDIS, RedisServer } from "./redis-server.js";

const INSTANCES = 16;
/** Set by `instance-process.ts`. */
const LEASE_MS = 2500;
const INTERVAL_MS = 1000;
/** Leaves the processes time to work. */
const nextRound = () => new Promise((resolve) => setTimeout(resolve, 100));

describe.skipIf(!hasRedis)(`${INSTANCES} processes on one ${REDIS}`, () => {
  const redis = new RedisServer();
  const service = new CountingService();
  const cache = mkdtempSync(join(tmpdir(), "onlookers-instances-"));
  const instances: Instance[] = [];
  const usual = service.answer;

  beforeAll(async () => {
    const [program] = await Promise.all([bundleInstance(cache), redis.start(), service.start()]);
    const begin = (name: string) => {
      const instance = new Instance({ name, program, redisPath: redis.path, serviceUrl: service.url, cache });
      instances.push(instance);
      return instance.started();
    };
    await begin("0");
    await Promise.all(Array.from({ length: INSTANCES - 1 }, (_, index) => begin(`${index + 1}`)));
  });
  beforeEach(() => {
    service.answer = usual;
  });
  afterAll(async () => {
    for (const instance of instances) instance.signal("SIGKILL");
    service.close();
    await redis.close();
    rmSync(cache, { recursive: true, force: true });
  });

  /** Reads from every instance again and again, until `over` settles. */
  async function readUntil(over: Promise<unknown>, reading = instances): Promise<(number | null)[]> {
    const counts: (number | null)[] = [];
    let isOver = false;
    const ended = over.finally(() => {
      isOver = true;
    });
    await Promise.all(
      reading.map(async (instance) => {
        while (!isOver) {
          counts.push(...(await instance.read()));
          await nextRound();
        }
      }),
    );
    await ended;
    return counts;
  }

  const others = (name: string) => instances.filter((instance) => instance.name !== name);
  const holder = (name: string) => instances.find((instance) => instance.name === name);

  it("answer 500 concurrent reads on cold instances with one call", async () => {
    const counts = await Promise.all(instances.map((instance) => instance.read(Math.ceil(500 / INSTANCES))));
    expect(counts.flat()).not.toContain(null);
    // On a slow machine the next interval may have begun.
    const [first, second] = service.calls;
    expect(first).toBeDefined();
    expect((second?.at ?? Infinity) - (first?.at ?? 0)).toBeGreaterThan(INTERVAL_MS * 0.9);
  });

  it("wait for one lease, and lose no count, when the holder is killed during its call", async () => {
    service.answer = () => {};
    const [call] = await Promise.all([service.nextCall(), readUntil(service.nextCall())]);
    service.answer = usual;
    holder(call.by)?.signal("SIGKILL");
    instances.splice(0, INSTANCES, ...others(call.by));
    const next = service.nextCall();
    expect(await readUntil(next)).not.toContain(null);
    expect((await next).at - call.at).toBeGreaterThan(LEASE_MS * 0.9);
  });

  it("drop the count of a holder that was stopped beyond its lease", async () => {
    service.answer = () => {};
    const [call] = await Promise.all([service.nextCall(), readUntil(service.nextCall())]);
    service.answer = usual;
    const stopped = holder(call.by);
    stopped?.signal("SIGSTOP");
    call.response.end("999");
    const next = service.nextCall();
    expect(await readUntil(next, others(call.by))).not.toContain(999);
    stopped?.signal("SIGCONT");
    expect(await stopped?.read()).not.toContain(999);
  });

  it("all respect a Retry-After, and lose no count", async () => {
    let refusedAt = 0;
    service.answer = ({ response, at }) => {
      refusedAt = at;
      service.answer = usual;
      response.writeHead(429, { "Retry-After": "4" }).end();
    };
    await readUntil(service.nextCall());
    const next = service.nextCall();
    const counts = await readUntil(next);
    expect(counts).not.toContain(null);
    expect(counts).not.toContain(999); // From the instance that was stopped before.
    expect((await next).at - refusedAt).toBeGreaterThanOrEqual(3990);
  });

  it("serve their counts without calls while Redis is down, and continue when it is back", async () => {
    await redis.kill();
    const { length } = service.calls;
    for (let round = 0; round < 30; round += 1) {
      const counts = await Promise.all(instances.map((instance) => instance.read(10)));
      expect(counts.flat()).not.toContain(null);
    }
    expect(service.calls).toHaveLength(length);
    const next = service.nextCall();
    await redis.start();
    expect(await readUntil(next)).not.toContain(null);
    expect(service.calls.length).toBeLessThanOrEqual(100);
  });
});
