import { useId, useRef, useState } from "react";
import type { ServiceName } from "../../shared/demo-settings.ts";
import { DemoControls } from "./demo-controls.tsx";
import { DemoReadings } from "./demo-readings.tsx";
import { useDemoState } from "./use-demo-state.ts";
import { useEscape } from "./use-escape.ts";

interface DemoPanelProps {
  service: ServiceName;
  onService: (service: ServiceName) => void;
  isOpenAtFirst: boolean;
}

/** The operator's side of the demonstration: what the services do, and what comes of it on the page. */
export function DemoPanel({ service, onService, isOpenAtFirst }: DemoPanelProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const { state, apply } = useDemoState(service, isOpen);
  const panel = useRef<HTMLElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const contentId = useId();
  useEscape(panel, isOpen, () => {
    setIsOpen(false);
    toggle.current?.focus();
  });

  return (
    <aside className="demo" ref={panel} data-open={isOpen} aria-label="Demo panel">
      <button
        className="demo-toggle"
        ref={toggle}
        type="button"
        aria-expanded={isOpen}
        aria-controls={contentId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span>{isOpen ? "Close the demo panel" : "Demo panel"}</span>
      </button>
      <div className="demo-content" id={contentId} hidden={!isOpen}>
        <p className="demo-about">
          Not part of the shop. The three services are simulated in the shop’s own server; everything between them and
          the page is real.
        </p>
        <DemoControls service={service} onService={onService} state={state} apply={apply} />
        {isOpen && <DemoReadings state={state} onRestart={() => apply({ restartRelay: true })} />}
      </div>
    </aside>
  );
}
