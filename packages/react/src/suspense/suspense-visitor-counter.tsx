import { VisitorCounter, type VisitorCounterProps } from "@onlookers/react";
import { forwardRef } from "react";
import { unwrapCount, type WithCountPromise } from "./count-or-promise.js";

/** Props of {@link SuspenseVisitorCounter}. */
export type SuspenseVisitorCounterProps = WithCountPromise<VisitorCounterProps>;

/**
 * A `VisitorCounter` for a count that the server is still reading. The page is sent at once, with the fallback of the
 * surrounding `Suspense`, and the count follows in the same response. `<VisitorCounter enabled={false} />` as the
 * fallback reserves its space.
 */
export const SuspenseVisitorCounter = forwardRef<HTMLElement, SuspenseVisitorCounterProps>(
  function SuspenseVisitorCounter({ initialCount, ...props }, ref) {
    return <VisitorCounter {...props} ref={ref} initialCount={unwrapCount(initialCount)} />;
  },
);
