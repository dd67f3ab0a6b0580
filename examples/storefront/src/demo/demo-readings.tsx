import { useVisitors } from "@onlookers/react";
import type { DemoEvent, DemoState } from "../../shared/demo.ts";
import { AgeMeter, ReadsMeter } from "./meters.tsx";

/** The number on the page, its path from the service, and the relay's recent events. */
export function DemoReadings({ state, onRestart }: { state: DemoState | null; onRestart: () => void }) {
  const { count, status, sentence, getObservedAt } = useVisitors();
  return (
    <>
      <section className="demo-section" aria-label="On the shopper’s screen">
        <h2>On the shopper’s screen</h2>
        <p className="demo-sentence">
          <bdi>{sentence ?? "No number. Its place stays empty."}</bdi>
        </p>
        <p className="demo-state" data-testid="shopper-state">
          <span>{status}</span>
        </p>
      </section>
      {state === null ? (
        <p className="demo-away">Waiting for the server.</p>
      ) : (
        <>
          <NumberPath state={state} shown={count?.visitors ?? null} />
          <AgeMeter count={count && { ...count, observedAt: getObservedAt() }} now={Date.parse(state.at)} />
          <ReadsMeter reads={state.reads} />
          <EventList events={state.events} />
          <button className="demo-button" type="button" onClick={onRestart}>
            Restart the relay
          </button>
          <p className="demo-hint">Clears its counts, pauses and back-off, as a deployment does.</p>
        </>
      )}
    </>
  );
}

/** The number in the simulated world, in the service's answer, and on the page. */
function NumberPath({ state, shown }: { state: DemoState; shown: number | null }) {
  const { lastReading } = state;
  return (
    <section className="demo-section" aria-label="The path of the number">
      <h2>The path of the number</h2>
      <dl className="demo-path">
        <div>
          <dt>In the simulated world now</dt>
          <dd data-testid="truth">{state.truth}</dd>
        </div>
        <div>
          <dt>
            From the service
            {lastReading && <small> at {timeOfDay(lastReading.observedAt)}</small>}
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
      ? "No shopper has requested this service’s count yet."
      : "The relay backs off after the failure, for five minutes at most.";
  }
  const seconds = Math.ceil((Date.parse(nextReadAt) - Date.parse(at)) / 1000);
  if (seconds <= 0) return "The next read is due. The next shopper’s request starts it.";
  return seconds < 120 ? `Next read in ${seconds} s.` : `Next read at ${timeOfDay(nextReadAt)}.`;
}

function EventList({ events }: { events: readonly DemoEvent[] }) {
  return (
    <section className="demo-section" aria-label="The relay’s events">
      <h2>The relay’s events</h2>
      <ol className="demo-events" data-testid="events">
        {events.map(({ id, at, kind, text }) => (
          <li key={id}>
            <time dateTime={at}>{timeOfDay(at)}</time>
            <span className="demo-kind" data-kind={kind}>
              {kind}
            </span>
            <span>
              <bdi>{text}</bdi>
            </span>
          </li>
        ))}
      </ol>
      {events.length === 0 && <p className="demo-hint">None yet.</p>}
    </section>
  );
}

const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** Formats an instant (ISO 8601) in the browser's time zone. */
function timeOfDay(instant: string): string {
  return timeFormat.format(new Date(instant));
}
