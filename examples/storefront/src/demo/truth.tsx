import type { DemoState } from "../../shared/demo-state.ts";
import { timeOfDay } from "./time-of-day.ts";

/** The number on its way: in the world, from the service, on the page. */
export function Truth({ state, shown }: { state: DemoState; shown: number | null }) {
  const { lastReading } = state;
  return (
    <section className="demo-section" aria-label="The number’s way">
      <h2>The number’s way</h2>
      <dl className="demo-way">
        <div>
          <dt>In the simulated world now</dt>
          <dd data-testid="truth">{state.truth}</dd>
        </div>
        <div>
          <dt>
            The service said
            {lastReading && <small> of {timeOfDay(lastReading.observedAt)}</small>}
          </dt>
          <dd data-testid="last-reading">{lastReading?.visitors ?? "–"}</dd>
        </div>
        <div>
          <dt>On the page</dt>
          <dd data-testid="shown">{shown ?? "–"}</dd>
        </div>
      </dl>
      <p className="demo-hint" data-testid="next-read">
        {nextReadText(state)}
      </p>
    </section>
  );
}

function nextReadText({ at, nextReadAt, events }: DemoState): string {
  if (nextReadAt === null) {
    return events.length === 0
      ? "Nobody has asked the relay for this service yet."
      : "The relay backs off after the failure, for five minutes at most.";
  }
  const seconds = Math.ceil((Date.parse(nextReadAt) - Date.parse(at)) / 1000);
  if (seconds <= 0) return "The next read is due: the next shopper’s request makes it.";
  return seconds < 120 ? `Next read in ${seconds} s.` : `Next read at ${timeOfDay(nextReadAt)}.`;
}
