import { ageOf, type LiveCount } from "@onlookers/core";
import type { DemoState } from "../../shared/demo.ts";

/** The age of the count on the page, as a share of its window. The mark is its ttl, after which it is stale. */
export function AgeMeter({ count, now }: { count: LiveCount | null; now: number }) {
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
        Stale after {ttlSeconds} s. After {windowSeconds} s every counted visitor may have left, so it disappears.
      </p>
    </>
  );
}

/** The calls of the last hour, as a share of the service's limit. The mark is the relay's plan. */
export function ReadsMeter({ reads: { lastHour, limit, planned } }: Pick<DemoState, "reads">) {
  return (
    <section className="demo-section" aria-label="Calls in the last hour">
      <h2>Calls in the last hour</h2>
      <p className="demo-figure" data-testid="reads">
        {limit === null ? `${lastHour}, without a limit` : `${lastHour} of ${limit}`}
      </p>
      {limit !== null && <Bar share={lastHour / limit} mark={planned / limit} />}
      <p className="demo-hint">The plan is {Math.ceil(planned)} an hour at most, for any number of shoppers.</p>
    </section>
  );
}

interface BarProps {
  /** 0 to 1. Larger values are shown as 1. */
  share: number;
  /** The position of the mark, 0 to 1. */
  mark: number;
}

/** A bar without a text alternative: the text beside it has the same figures. SVG attributes need no inline style. */
function Bar({ share, mark }: BarProps) {
  const end = Math.min(Math.max(share, 0), 1) * 100;
  return (
    <svg className="demo-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="demo-bar-track" width="100" height="6" />
      <rect className="demo-bar-fill" width={end} height="6" />
      <rect className="demo-bar-mark" x={mark * 100 - 0.3} width="0.6" height="6" />
    </svg>
  );
}
