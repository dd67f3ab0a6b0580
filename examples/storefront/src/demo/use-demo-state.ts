import { useCallback, useEffect, useState } from "react";
import type { DemoSettings, ServiceName } from "../../shared/demo-settings.ts";
import type { DemoState } from "../../shared/demo-state.ts";
import { applySettings, readState } from "./demo-api.ts";

const POLL_MS = 1000;

interface Demo {
  /** `null` until the first answer, or while the server is away. */
  state: DemoState | null;
  apply: (settings: DemoSettings) => void;
}

/** Follows the server's state, each second while `isOpen` and the page can be seen. */
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
