import { useEffect, useId, useRef, useState, type RefObject } from "react";
import type { ServiceName } from "../../shared/demo.ts";
import { DemoControls } from "./demo-controls.tsx";
import { DemoReadings } from "./demo-readings.tsx";
import { useDemoState } from "./use-demo-state.ts";

interface DemoPanelProps {
  service: ServiceName;
  onService: (service: ServiceName) => void;
  isOpenAtFirst: boolean;
}

/** The demo's control panel: it changes the services, and shows the path of the number to the page. */
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
          This panel is not part of the shop. The shop’s server simulates the services; everything between them and the
          page is real.
        </p>
        <DemoControls service={service} onService={onService} state={state} apply={apply} />
        {isOpen && <DemoReadings state={state} onRestart={() => apply({ restartRelay: true })} />}
      </div>
    </aside>
  );
}

/** Calls `onEscape` when the Escape key is pressed inside the element, while `isActive`. */
function useEscape(ref: RefObject<HTMLElement | null>, isActive: boolean, onEscape: () => void): void {
  useEffect(() => {
    const element = ref.current;
    if (!isActive || element === null) return;
    const listener = (event: KeyboardEvent) => {
      if (event.key === "Escape") onEscape();
    };
    element.addEventListener("keydown", listener);
    return () => element.removeEventListener("keydown", listener);
  });
}
