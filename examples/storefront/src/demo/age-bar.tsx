import { ageOf, type LiveCount } from "@onlookers/core";
import { Bar } from "./bar.tsx";

/** How old the count on the page is against its window. The mark is its ttl, from where it is stale. */
export function AgeBar({ count, now }: { count: LiveCount | null; now: number }) {
  return (
    <section className="demo-section" aria-label="Age of the number">
      <h2>Age of the number</h2>
      {count === null ? <p className="demo-figure">No number is shown.</p> : <Age count={count} now={now} />}
    </section>
  );
}

function Age({ count, now }: { count: LiveCount; now: number }) {
  const { ttlSeconds, windowSeconds } = count;
  const age = Math.round(ageOf(count, now) / 1000);
  return (
    <>
      <p className="demo-figure" data-testid="age">
        {age} s of {windowSeconds} s
      </p>
      <Bar share={age / windowSeconds} mark={ttlSeconds / windowSeconds} />
      <p className="demo-hint">
        Stale after {ttlSeconds} s. After {windowSeconds} s nobody counted need still be there, and it goes.
      </p>
    </>
  );
}
