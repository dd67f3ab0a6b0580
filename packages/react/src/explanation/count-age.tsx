import type { VisitorSource } from "@onlookers/core";
import { ageText } from "@onlookers/core/widget";
import { useEffect, useState, type ReactElement } from "react";

/** Milliseconds. */
const SECOND = 1000;

/** What {@link CountAge} is told of a count. */
interface CountAgeProps {
  readonly getObservedAt: () => string | null;
  /** By whose time it has aged. */
  readonly source: VisitorSource;
  readonly locale: string;
}

/** How long ago it was counted, which goes on while it is there. Only ever rendered in a browser. */
export function CountAge({ getObservedAt, source, locale }: CountAgeProps): ReactElement {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((ticks) => ticks + 1), SECOND);
    return () => clearInterval(timer);
  }, []);
  const instant = getObservedAt();
  return (
    <time data-part="age" dateTime={instant ?? undefined} lang={locale} dir="auto">
      {instant !== null && ageText(source.now() - Date.parse(instant), locale)}
    </time>
  );
}
