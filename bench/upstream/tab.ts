import type { LiveCount } from "../../packages/core/src/index.ts";
import { rules } from "./scenario.ts";

const { delayAfterCount, remainingTtl } = rules;

/** The state of one tab between two polls. A class, because there may be a million of them. */
export class Tab {
  readonly #slack = 1 + Math.random() / 10;
  #observedAt: string | null = null;
  #wasStale = false;
  #inVain = 0;

  /** The delay until the next poll, in milliseconds, as in `createRelaySource`. */
  waitAfter(count: LiveCount, now: number): number {
    this.#inVain = this.#wasStale && count.observedAt === this.#observedAt ? this.#inVain + 1 : 0;
    this.#observedAt = count.observedAt;
    this.#wasStale = remainingTtl(count, now, this.#slack) === 0;
    return delayAfterCount(count, now, this.#inVain, this.#slack);
  }
}
