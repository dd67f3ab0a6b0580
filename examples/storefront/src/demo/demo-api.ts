import type { DemoSettings, ServiceName } from "../../shared/demo-settings.ts";
import type { DemoState } from "../../shared/demo-state.ts";

/** Rejects where the server is away. */
export async function readState(service: ServiceName, signal: AbortSignal | null = null): Promise<DemoState> {
  const response = await fetch(`/demo/state?service=${service}`, { signal });
  if (!response.ok) throw new Error(`The demo's state can't be read: ${response.status}`);
  // Both ends are this example's own and built together, so the shape needs no check.
  return response.json();
}

/** Rejects where the server is away or refuses the settings. */
export async function applySettings(settings: DemoSettings): Promise<void> {
  const response = await fetch("/demo/settings", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(settings),
  });
  if (!response.ok) throw new Error(`The demo's settings were refused: ${await response.text()}`);
}
