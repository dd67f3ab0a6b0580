import type { VisitorSource } from "@onlookers/core";
import { ageText } from "@onlookers/core/widget";
import { useEffect, useState, type ReactElement } from "react";

const TICK_MS = 1000;

/** Props of {@link CountAge}. */
interface CountAgeProps {
  /** Whether it is visible. Otherwise nothing updates it. */
  readonly isOpen: boolean;
  readonly getObservedAt: () => string | null;
  /** The clock to compute the age by. */
  readonly source: Pick<VisitorSource, "now">;
  readonly locale: string;
}

/** The age of a count, updated each second while it is open. Rendered in a browser only. */
export function CountAge({ isOpen, getObservedAt, source, locale }: CountAgeProps): ReactElement {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => tick((ticks) => ticks + 1), TICK_MS);
    return () => clearInterval(timer);
  }, [isOpen]);
  const observedAt = getObservedAt();
  return (
    <time data-part="age" dateTime={observedAt ?? undefined} lang={locale} dir="auto">
      {isOpen && observedAt !== null && ageText(source.now() - Date.parse(observedAt), locale)}
    </time>
  );
}
