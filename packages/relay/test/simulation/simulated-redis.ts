import type { RedisClient } from "../../src/redis.js";
import { READ } from "../../src/redis/scripts.js";
import type { Random } from "./random.js";
import type { Scheduler } from "./scheduler.js";

/** An instance's connection to the simulated Redis. */
export interface Connection {
  /** Delivers an answer or a message to the instance, once it can receive it. */
  readonly deliver: (receive: () => void) => void;
  readonly watches: boolean;
  /** Whether this instance alone cannot reach Redis. */
  readonly isCutOff?: () => boolean;
}

/** Options of {@link SimulatedRedis}. */
export interface SimulatedRedisOptions {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** The longest way to Redis, or back, in milliseconds. */
  readonly latency: number;
}

/** A Redis that can be slow, unreachable for a while, and lose its data. */
export class SimulatedRedis {
  readonly scheduler: Scheduler;
  readonly #random: Random;
  readonly #latency: number;
  text: string | null = null;
  awayUntil = 0;
  slowUntil = 0;
  /** Called before each change. */
  onSet: (before: string | null, next: string) => void = () => {};
  readonly #listeners = new Set<(message: string) => void>();

  constructor({ scheduler, random, latency }: SimulatedRedisOptions) {
    this.scheduler = scheduler;
    this.#random = random;
    this.#latency = latency;
  }

  client({ deliver, watches, isCutOff = () => false }: Connection): RedisClient {
    const evaluate: RedisClient["eval"] = (script, _keys, args) =>
      new Promise((resolve, reject) => {
        this.#travel(() => {
          const answer = this.#isAway() || isCutOff() ? null : { value: this.#run(script, args) };
          this.#travel(() => deliver(() => (answer === null ? reject(new Error("away")) : resolve(answer.value))));
        });
      });
    if (!watches) return { eval: evaluate };
    return {
      eval: evaluate,
      subscribe: (_channel, listener) => {
        this.#listeners.add((message) => this.#travel(() => !isCutOff() && deliver(() => listener(message))));
      },
    };
  }

  #run(script: string, args: readonly string[]): unknown {
    const { text } = this;
    if (script === READ) return [Math.floor(this.scheduler.now), ...(text === null ? [] : [`=${text}`])];
    const [expected, next = ""] = args;
    if ((text === null ? "" : `=${text}`) !== expected) return 0;
    this.onSet(text, next);
    this.text = next;
    for (const listener of this.#listeners) listener(next);
    return 1;
  }

  #isAway(): boolean {
    return this.scheduler.now < this.awayUntil;
  }

  #travel(arrive: () => void): void {
    const isSlow = this.scheduler.now < this.slowUntil;
    this.scheduler.after(this.#random.next() * (isSlow ? 1500 : this.#latency), arrive);
  }
}
