import { OnlookersError, type FullReading, type OnlookersErrorDetails } from "@onlookers/core/server";
import type { Random } from "./random.js";
import type { Scheduler } from "./scheduler.js";

/** A call by an instance. */
export interface ServiceCall {
  readonly at: number;
  readonly by: object;
}

/** A pause that the service asked for, and the instance that received the answer. */
export interface RequestedPause {
  readonly by: object;
  readonly receivedAt: number;
  readonly until: number;
}

type Mood = "well" | "failing" | "flapping" | "too many" | "too many, for a while";
const MOODS: readonly Mood[] = ["well", "well", "failing", "flapping", "too many", "too many, for a while"];

/** The instance that calls. */
export interface Caller {
  /** Returns epoch milliseconds by its own clock. */
  readonly now: () => number;
  /** Delivers an answer to it, once it can receive it. */
  readonly deliver: (receive: () => void) => void;
}

/** A successful answer of the service. */
interface Answer {
  readonly count: FullReading["snapshot"];
  /** By the service's own clock, in epoch milliseconds. */
  readonly date: number;
}

/** Options of {@link SimulatedService}. */
export interface SimulatedServiceOptions {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** The relay's timeout for a call, in milliseconds. */
  readonly timeout: number;
}

/** A service with a wrong clock that can be slow, fail, flap, and ask for pauses. */
export class SimulatedService {
  readonly scheduler: Scheduler;
  readonly #random: Random;
  readonly #timeout: number;
  readonly #clockError: number;
  readonly calls: ServiceCall[] = [];
  readonly pauses: RequestedPause[] = [];
  /** The true time of each count. A count's number of visitors is its index in this array. */
  readonly counted: number[] = [];
  isCalm = false;
  #mood: Mood = "well";

  constructor({ scheduler, random, timeout }: SimulatedServiceOptions) {
    this.scheduler = scheduler;
    this.#random = random;
    this.#timeout = timeout;
    this.#clockError = random.between(-3_600_000, 3_600_000);
  }

  changeMood(): void {
    this.#mood = MOODS[this.#random.whole(0, MOODS.length - 1)] ?? "well";
  }

  readFully(by: object, { now, deliver }: Caller): Promise<FullReading> {
    this.calls.push({ at: this.scheduler.now, by });
    const sentAt = now();
    const latency =
      !this.isCalm && this.#random.chance(0.1) ? this.#random.between(0, this.#timeout) : this.#random.between(20, 300);
    return new Promise((resolve, reject) => {
      this.scheduler.after(latency, () => {
        const answer = this.#answer();
        deliver(() => {
          if ("count" in answer) {
            const clockSkewSeconds = (sentAt - Math.floor(answer.date / 1000) * 1000) / 1000 - 1;
            return resolve({ snapshot: answer.count, pagesError: null, clockSkewSeconds });
          }
          const { retryAfterSeconds } = answer;
          if (retryAfterSeconds != null) {
            const receivedAt = this.scheduler.now;
            this.pauses.push({ by, receivedAt, until: receivedAt + retryAfterSeconds * 1000 });
          }
          reject(new OnlookersError("simulated", answer));
        });
      });
    });
  }

  #answer(): Answer | OnlookersErrorDetails {
    const mood = this.isCalm ? "well" : this.#mood;
    if (mood === "failing" || (mood === "flapping" && this.#random.chance(0.5)))
      return { code: "upstream", status: 500 };
    if (mood === "too many") return { code: "rate_limited", status: 429 };
    if (mood === "too many, for a while") {
      return { code: "rate_limited", status: 429, retryAfterSeconds: this.#random.whole(1, 90) };
    }
    // A cache in front of the service may answer with a count that is some seconds old.
    const observedAt =
      Math.floor(this.scheduler.now) - (!this.isCalm && this.#random.chance(0.2) ? this.#random.whole(0, 20_000) : 0);
    const count: Answer["count"] = {
      provider: "simulated",
      siteId: "shop",
      activeVisitors: this.counted.push(observedAt) - 1,
      windowSeconds: 300,
      observedAt: new Date(observedAt + this.#clockError).toISOString(),
      observedAtSource: "body",
      pageviews: null,
      pages: null,
      pagesBasis: null,
      recent: null,
      perMinute: null,
    };
    return { count, date: this.scheduler.now + this.#clockError };
  }
}
