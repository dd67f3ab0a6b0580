import { OnlookersError, type FullReading, type OnlookersErrorDetails } from "@onlookers/core/server";
import type { Random } from "./random.js";
import type { Scheduler } from "./scheduler.js";

/** A call that an instance made. */
export interface ServiceCall {
  readonly at: number;
  readonly by: object;
}

/** What the service asked for, and who heard of it when. */
export interface AskedPause {
  readonly by: object;
  readonly heardAt: number;
  readonly until: number;
}

type Mood = "well" | "failing" | "flapping" | "too many" | "too many, for a while";
const MOODS: readonly Mood[] = ["well", "well", "failing", "flapping", "too many", "too many, for a while"];

/** Who asks. */
export interface Caller {
  /** Epoch milliseconds by its own clock. */
  readonly now: () => number;
  /** Brings it what arrives for it, once it can take it. */
  readonly deliver: (receive: () => void) => void;
}

/** What the service said at some moment. */
interface Answer {
  readonly count: FullReading["snapshot"];
  /** By the service's own clock, in epoch milliseconds. */
  readonly date: number;
}

/** A service that a simulation plays: with a clock of its own, slow, failing, flapping, and asking to be left alone. */
export class PlayedService {
  readonly scheduler: Scheduler;
  readonly #random: Random;
  readonly #timeout: number;
  readonly #clockError: number;
  readonly calls: ServiceCall[] = [];
  readonly pauses: AskedPause[] = [];
  /** When each count was really made; a count's number is its place in here. */
  readonly counted: number[] = [];
  isCalm = false;
  #mood: Mood = "well";

  constructor(scheduler: Scheduler, random: Random, timeout: number) {
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
    const askedAt = now();
    const latency =
      !this.isCalm && this.#random.chance(0.1) ? this.#random.between(0, this.#timeout) : this.#random.between(20, 300);
    return new Promise((resolve, reject) => {
      this.scheduler.after(latency, () => {
        const answer = this.#answer();
        deliver(() => {
          if ("count" in answer) {
            const clockSkewSeconds = (askedAt - Math.floor(answer.date / 1000) * 1000) / 1000 - 1;
            return resolve({ snapshot: answer.count, pagesError: null, clockSkewSeconds });
          }
          const { retryAfterSeconds } = answer;
          if (retryAfterSeconds != null) {
            const heardAt = this.scheduler.now;
            this.pauses.push({ by, heardAt, until: heardAt + retryAfterSeconds * 1000 });
          }
          reject(new OnlookersError("played", answer));
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
    // A cache in front of the service may answer with what it knew some seconds ago.
    const observedAt =
      Math.floor(this.scheduler.now) - (!this.isCalm && this.#random.chance(0.2) ? this.#random.whole(0, 20_000) : 0);
    const count: Answer["count"] = {
      provider: "played",
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
