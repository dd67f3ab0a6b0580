import { useVisitors } from "@onlookers/react";
import type { DemoState } from "../../shared/demo-state.ts";
import { AgeBar } from "./age-bar.tsx";
import { EventList } from "./event-list.tsx";
import { ReadsMeter } from "./reads-meter.tsx";
import { Truth } from "./truth.tsx";

/** What the shopper sees, and why. */
export function DemoReadings({ state, onRestart }: { state: DemoState | null; onRestart: () => void }) {
  const { count, status, sentence } = useVisitors();
  return (
    <>
      <section className="demo-section" aria-label="What the shopper sees">
        <h2>The shopper sees</h2>
        <p className="demo-sentence">
          <bdi>{sentence ?? "Nothing. The count’s place stays empty."}</bdi>
        </p>
        <p className="demo-state" data-testid="shopper-state">
          <span>{status}</span>
        </p>
      </section>
      {state === null ? (
        <p className="demo-away">Waiting for the server.</p>
      ) : (
        <>
          <Truth state={state} shown={count?.visitors ?? null} />
          <AgeBar count={count} now={Date.parse(state.at)} />
          <ReadsMeter state={state} />
          <EventList events={state.events} />
          <button className="demo-button" type="button" onClick={onRestart}>
            Restart the relay
          </button>
          <p className="demo-hint">Forgets its counts, pauses and back-off, as a deployment would.</p>
        </>
      )}
    </>
  );
}
