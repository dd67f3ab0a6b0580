import { ageOf, type LiveCount } from "@onlookers/core";
import { Bar } from "./bar.tsx";

/** How old the count on the page is against its window. The mark is its ttl, from where it is stale. */
export function AgeBar({ count, now }: { count: LiveCount; now: number }) {
  const age = ageOf(count, now) / 1000;
  const isKnown = Number.isFinite(age);
  return (
    <section className="demo-section" aria-label="Age of the number">
      <h2>Age of the number</h2>
      <p className="demo-figure" data-testid="age">
        {isKnown ? `${Math.round(age)} s of ${count.windowSeconds} s` : "There is no number."}
      </p>
      <Bar share={isKnown ? age / count.windowSeconds : 0} mark={count.ttlSeconds / count.windowSeconds} />
      <p className="demo-hint">
        Stale after {count.ttlSeconds} s. After {count.windowSeconds} s nobody counted need still be there, and it goes.
      </p>
    </section>
  );
}
