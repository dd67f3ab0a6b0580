import type { DemoEvent } from "../../shared/demo-state.ts";
import { timeOfDay } from "./time-of-day.ts";

export function EventList({ events }: { events: readonly DemoEvent[] }) {
  return (
    <section className="demo-section" aria-label="What the relay did">
      <h2>What the relay did</h2>
      <ol className="demo-events" data-testid="events">
        {events.map(({ id, at, kind, text }) => (
          <li key={id}>
            <time dateTime={at}>{timeOfDay(at)}</time>
            <span className="demo-kind" data-kind={kind}>
              {kind}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {events.length === 0 && <p className="demo-hint">Nothing yet.</p>}
    </section>
  );
}
