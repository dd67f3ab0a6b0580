import { useCallback, useEffect, useState } from "react";
import type { DemoSettings, DemoState, ServiceName } from "../../shared/demo.ts";

const POLL_MS = 1000;

interface Demo {
  /** `null` until the first response, and while the server is unreachable. */
  state: DemoState | null;
  apply: (settings: DemoSettings) => void;
}

/** Polls the server's state while `isOpen` and the page is visible. */
export function useDemoState(service: ServiceName, isOpen: boolean): Demo {
  const [state, setState] = useState<DemoState | null>(null);

  useEffect(() => {
    if (!isOpen) return;
    const controller = new AbortController();
    const poll = () => {
      if (document.visibilityState === "hidden") return;
      readState(service, controller.signal).then(setState, () => {
        if (!controller.signal.aborted) setState(null);
      });
    };
    poll();
    const timer = setInterval(poll, POLL_MS);
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, [service, isOpen]);

  const apply = useCallback(
    (settings: DemoSettings) => {
      applySettings(settings)
        .then(() => readState(service))
        .then(setState, () => setState(null));
    },
    [service],
  );

  return { state: state?.service === service ? state : null, apply };
}

async function readState(service: ServiceName, signal: AbortSignal | null = null): Promise<DemoState> {
  const response = await fetch(`/demo/state?service=${service}`, { signal });
  if (!response.ok) throw new Error(`The demo's state could not be read: ${response.status}`);
  // Not validated: page and server are built together.
  return response.json();
}

async function applySettings(settings: DemoSettings): Promise<void> {
  const response = await fetch("/demo/settings", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(settings),
  });
  if (!response.ok) throw new Error(`The server refused the demo's settings: ${await response.text()}`);
}
