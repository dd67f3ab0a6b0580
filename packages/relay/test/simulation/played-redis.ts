import type { RedisClient } from "../../src/redis.js";
import { READ } from "../../src/redis/scripts.js";
import type { Random } from "./random.js";
import type { Scheduler } from "./scheduler.js";

/** A Redis that a simulation plays: slow, away for a while, and forgetful. */
export class PlayedRedis {
  readonly scheduler: Scheduler;
  readonly #random: Random;
  readonly #latency: number;
  text: string | null = null;
  awayUntil = 0;
  slowUntil = 0;
  /** Hears of each change, before it is made. */
  onSet: (before: string | null, next: string) => void = () => {};
  readonly #listeners = new Set<(message: string) => void>();

  constructor(scheduler: Scheduler, random: Random, latency: number) {
    this.scheduler = scheduler;
    this.#random = random;
    this.#latency = latency;
  }

  /**
   * @param deliver brings an instance what arrives for it, once it can take it
   * @param isCutOff whether this instance alone can't reach it
   */
  client(deliver: (receive: () => void) => void, watches: boolean, isCutOff = () => false): RedisClient {
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
