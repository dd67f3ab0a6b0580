import type { ReactElement } from "react";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";

/** What a measured page lets the bench do. */
export interface Stage {
  /** Puts so many counters on the page. */
  mount(counters: number): void;
  /** Has the counters ask for a number, as their own timer would. */
  poll(): void;
  unmount(): void;
  /** How many counters show this number. */
  showing(number: number): number;
}

declare global {
  var stage: Stage;
}

const place = document.getElementById("stage") ?? document.body;

/**
 * Presents counters made by React.
 *
 * @param showing left out: counts the children of `#stage` that have the number in their text
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
  else root = hydrateRoot(place, counters(1)); // It came with the server's HTML.
}

/** As many of the same. */
export function many(count: number, one: (key: number) => ReactElement): ReactElement {
  return <>{Array.from({ length: count }, (_, key) => one(key))}</>;
}
