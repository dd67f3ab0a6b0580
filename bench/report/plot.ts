import { scaleOf, type Scale } from "./scale.ts";

/** A line chart. */
export interface Plot {
  readonly title: string;
  /** The text alternative: what the lines show, in a sentence or two. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
}

interface Axis {
  readonly label: string;
  readonly scale: "linear" | "log";
}

/** One line, with its name at its end. */
interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** `limit`: a bound, not a measurement. @default "measured" */
  readonly kind?: "ours" | "measured" | "limit" | undefined;
}

const [WIDTH, HEIGHT] = [760, 400];
const FRAME = { left: 76, right: WIDTH - 170, top: 52, bottom: HEIGHT - 56 };
const LABEL_HEIGHT = 15;

/** Readable on light and dark backgrounds: our line is thick, and bounds are dashed. */
const STYLE = `
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
  .ground { fill: #fff; } text { fill: #1f2328; } .title { font-weight: 600; font-size: 15px; }
  .grid { stroke: #d1d9e0; } .line { fill: none; stroke-width: 2; stroke: #6e7781; } .dot { fill: #6e7781; }
  .ours { stroke: #0969da; stroke-width: 3.5; } .dot.ours { fill: #0969da; stroke: none; } text.ours { fill: #0969da; stroke: none; font-weight: 600; }
  .limit { stroke: #cf222e; stroke-dasharray: 6 5; } text.limit { fill: #cf222e; stroke: none; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117; } text { fill: #f0f6fc; } .grid { stroke: #3d444d; } .line { stroke: #9198a1; } .dot { fill: #9198a1; }
    .ours { stroke: #4493f8; } .dot.ours, text.ours { fill: #4493f8; } .limit { stroke: #f85149; } text.limit { fill: #f85149; }
  }`;

/** Draws the plot as a self-contained SVG. */
export function toSvg({ title, description, x, y, lines }: Plot): string {
  const points = lines.flatMap((line) => line.points);
  const across = scaleOf(
    x.scale,
    points.map(([value]) => value),
    FRAME.left,
    FRAME.right,
  );
  const up = scaleOf(
    y.scale,
    points.map(([, value]) => value),
    FRAME.bottom,
    FRAME.top,
  );
  const labels = spread(lines.map((line) => up.place(line.points.at(-1)?.[1] ?? 0)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>${STYLE}
</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>
<text class="title" x="${FRAME.left}" y="24">${escaped(title)}</text>
<text x="${FRAME.left}" y="${FRAME.top - 8}">${escaped(y.label)}</text>
<text x="${FRAME.right}" y="${HEIGHT - 14}" text-anchor="end">${escaped(x.label)}</text>
${[...gridAcross(up), ...gridUp(across)].join("\n")}
${lines.map((line, index) => drawn(line, across, up, labels[index] ?? 0)).join("\n")}
</svg>
`;
}

function gridAcross(up: Scale): string[] {
  return up.ticks.map((tick) => {
    const y = up.place(tick).toFixed(1);
    return `<path class="grid" d="M${FRAME.left} ${y}H${FRAME.right}"/><text x="${FRAME.left - 8}" y="${y}" dy="4" text-anchor="end">${short(tick)}</text>`;
  });
}

function gridUp(across: Scale): string[] {
  return across.ticks.map((tick) => {
    const x = across.place(tick).toFixed(1);
    return `<path class="grid" d="M${x} ${FRAME.top}V${FRAME.bottom}"/><text x="${x}" y="${FRAME.bottom + 20}" text-anchor="middle">${short(tick)}</text>`;
  });
}

function drawn({ name, points, kind = "measured" }: Line, across: Scale, up: Scale, labelAt: number): string {
  const places = points.map(([x, y]) => [across.place(x).toFixed(1), up.place(y).toFixed(1)] as const);
  const path = places.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  const dots =
    kind === "limit" ? [] : places.map(([x, y]) => `<circle class="dot ${kind}" cx="${x}" cy="${y}" r="3"/>`);
  const label = `<text class="${kind}" x="${FRAME.right + 10}" y="${labelAt.toFixed(1)}" dy="4">${escaped(name)}</text>`;
  return [`<path class="line ${kind}" d="${path}"/>`, ...dots, label].join("");
}

/** Moves overlapping labels apart. */
function spread(places: readonly number[]): number[] {
  const spreadOut: number[] = [];
  let lowest = -Infinity;
  for (const { place, index } of places
    .map((place, index) => ({ place, index }))
    .toSorted((a, b) => a.place - b.place)) {
    lowest = Math.max(place, lowest + LABEL_HEIGHT);
    spreadOut[index] = lowest;
  }
  return spreadOut;
}

function short(value: number): string {
  return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 }).format(value);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
