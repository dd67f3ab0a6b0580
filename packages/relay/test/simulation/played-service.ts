import { OnlookersError, type OnlookersErrorDetails, type VisitorSnapshot } from "@onlookers/core/server";
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

/** A service that a simulation plays: slow, failing, flapping, and asking to be left alone. */
export class PlayedService {
  readonly scheduler: Scheduler;
  readonly #random: Random;
  readonly #timeout: number;
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
  }

  changeMood(): void {
    this.#mood = MOODS[this.#random.whole(0, MOODS.length - 1)] ?? "well";
  }

  /** @param deliver brings an instance what arrives for it, once it can take it */
  read(by: object, deliver: (receive: () => void) => void): Promise<VisitorSnapshot> {
    this.calls.push({ at: this.scheduler.now, by });
    const latency =
      !this.isCalm && this.#random.chance(0.1) ? this.#random.between(0, this.#timeout) : this.#random.between(20, 300);
    return new Promise((resolve, reject) => {
      this.scheduler.after(latency, () => {
        const answer = this.#answer();
        deliver(() => {
          if ("activeVisitors" in answer) return resolve(answer);
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

  #answer(): VisitorSnapshot | OnlookersErrorDetails {
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
    return {
      provider: "played",
      siteId: "shop",
      activeVisitors: this.counted.push(observedAt) - 1,
      windowSeconds: 300,
      observedAt: new Date(observedAt).toISOString(),
      observedAtSource: "body",
      pageviews: null,
      pages: null,
      pagesBasis: null,
      recent: null,
      perMinute: null,
    };
  }
}
