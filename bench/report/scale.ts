/** The ticks of an axis, and the positions of values on it. */
export interface Scale {
  readonly ticks: readonly number[];
  readonly place: (value: number) => number;
}

const MOST_TICKS = 6;

/**
 * Creates an axis for all values. A linear axis starts at 0, so that lines do not look too steep.
 *
 * @param from the start of the axis, in pixels
 * @param to its end, in pixels
 */
export function scaleOf(kind: "linear" | "log", values: readonly number[], from: number, to: number): Scale {
  const most = Math.max(...values);
  if (kind === "linear") {
    const step = niceStep(most / (MOST_TICKS - 1));
    const top = Math.ceil(most / step) * step;
    const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
    return { ticks, place: (value) => from + (value / top) * (to - from) };
  }
  const first = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(most) - 1e-9));
  const every = Math.ceil((last - first) / (MOST_TICKS + 1));
  const ticks = Array.from(
    { length: Math.floor((last - first) / every) + 1 },
    (_, index) => 10 ** (first + index * every),
  );
  return { ticks, place: (value) => from + ((Math.log10(value) - first) / (last - first)) * (to - from) };
}

/** Rounds up to 1, 2, 5, 10, 20, … */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}
