import { VisitorCounter, type VisitorCounterProps } from "@onlookers/react";
import { forwardRef } from "react";
import { arrived, type WithComingCount } from "./coming-count.js";

/** Props of {@link SuspenseVisitorCounter}. */
export type SuspenseVisitorCounterProps = WithComingCount<VisitorCounterProps>;

/**
 * A `VisitorCounter` for a count that the server is still reading: the page goes out at once, with the fallback of the
 * `Suspense` around, and the count follows in the same response. `<VisitorCounter enabled={false} />` keeps its place.
 */
export const SuspenseVisitorCounter = forwardRef<HTMLElement, SuspenseVisitorCounterProps>(
  function SuspenseVisitorCounter({ initialCount, ...props }, ref) {
    return <VisitorCounter {...props} ref={ref} initialCount={arrived(initialCount)} />;
  },
);
