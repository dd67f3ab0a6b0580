import type { ReactElement } from "react";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";

/** The controls of a measured page. */
export interface Stage {
  /** Mounts a number of counters. */
  mount(counters: number): void;
  /** Makes the counters poll, as their own timer would. */
  poll(): void;
  unmount(): void;
  /** Returns how many counters show a number. */
  showing(number: number): number;
}

declare global {
  var stage: Stage;
}

const place = document.getElementById("stage") ?? document.body;

/**
 * Creates the stage of counters that React renders.
 *
 * @param showing defaults to the number of children of `#stage` with the number in their text
 */
export function present(
  counters: (count: number) => ReactElement,
  poll: () => void,
  showing: Stage["showing"] = (number) =>
    [...place.children].filter(({ textContent }) => textContent.includes(String(number))).length,
): void {
  let root: Root | undefined;
  globalThis.stage = {
    mount(count) {
      root = createRoot(place);
      root.render(counters(count));
    },
    poll,
    unmount() {
      root?.unmount();
      root = undefined;
    },
    showing,
  };
  if (place.firstElementChild === null) globalThis.stage.mount(1);
  else root = hydrateRoot(place, counters(1)); // The server rendered it.
}

/** Repeats an element. */
export function many(count: number, one: (key: number) => ReactElement): ReactElement {
  return <>{Array.from({ length: count }, (_, key) => one(key))}</>;
}
