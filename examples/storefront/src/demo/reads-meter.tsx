import type { DemoState } from "../../shared/demo-state.ts";
import { Bar } from "./bar.tsx";

/** The calls that the service got in the last hour against those that it allows. The mark is the relay's plan. */
export function ReadsMeter({ state: { reads } }: { state: DemoState }) {
  const { lastHour, limit, planned } = reads;
  return (
    <section className="demo-section" aria-label="Reads of the last hour">
      <h2>Reads of the last hour</h2>
      <p className="demo-figure" data-testid="reads">
        {limit === null ? `${lastHour}, without a limit` : `${lastHour} of ${limit}`}
      </p>
      {limit !== null && <Bar share={lastHour / limit} mark={planned / limit} />}
      <p className="demo-hint">At most {Math.ceil(planned)} an hour are planned, whatever the number of shoppers.</p>
    </section>
  );
}
