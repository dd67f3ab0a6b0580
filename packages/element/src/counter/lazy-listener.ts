import type { CountView } from "@onlookers/core/widget";

/** Receives each view of one counter, and `undefined` once the counter leaves the page or needs the listener no more. */
export type ViewListener = (view: CountView | undefined) => void;

/** Creates a listener whose code is loaded with the first view. If that fails, the counter works without it. */
export function lazyListener(load: () => Promise<ViewListener>): ViewListener {
  let listener: Promise<ViewListener> | undefined;
  return (view) => {
    const current = listener ?? (view && load());
    current?.then((notify) => notify(view)).catch(() => {});
    listener = view && current;
  };
}
