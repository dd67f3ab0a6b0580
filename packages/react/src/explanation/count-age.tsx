import type { VisitorSource } from "@onlookers/core";
import { ageText } from "@onlookers/core/widget";
import { useEffect, useState, type ReactElement } from "react";

const TICK_MS = 1000;

/** Props of {@link CountAge}. */
interface CountAgeProps {
  readonly getObservedAt: () => string | null;
  /** The clock to compute the age by. */
  readonly source: Pick<VisitorSource, "now">;
  readonly locale: string;
}

/** The age of a count, updated each second while it is mounted. Rendered in a browser only. */
export function CountAge({ getObservedAt, source, locale }: CountAgeProps): ReactElement {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((ticks) => ticks + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const observedAt = getObservedAt();
  return (
    <time data-part="age" dateTime={observedAt ?? undefined} lang={locale} dir="auto">
      {observedAt !== null && ageText(source.now() - Date.parse(observedAt), locale)}
    </time>
  );
}
