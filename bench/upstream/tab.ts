import type { LiveCount } from "../../packages/core/src/index.ts";
import { rules } from "./scenario.ts";

const { delayAfterCount, remainingTtl } = rules;

/** What the client of one tab keeps between two polls. A class, since there may be a million. */
export class Tab {
  readonly #slack = 1 + Math.random() / 10;
  #observedAt: string | null = null;
  #wasStale = false;
  #inVain = 0;

  /** Milliseconds to wait after a count, as `createRelaySource` does. */
  waitAfter(count: LiveCount, now: number): number {
    this.#inVain = this.#wasStale && count.observedAt === this.#observedAt ? this.#inVain + 1 : 0;
    this.#observedAt = count.observedAt;
    this.#wasStale = remainingTtl(count, now, this.#slack) === 0;
    return delayAfterCount(count, now, this.#inVain, this.#slack);
  }
}
