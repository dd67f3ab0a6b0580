import { useId, type ReactNode } from "react";

/** A glaze's name. Its colours are those of the class `glaze-…`. */
export type Glaze = "tide" | "kelp" | "salt" | "shino" | "celadon";

interface VesselProps {
  /** The closed path of the body, from the side. */
  outline: string;
  glaze: Glaze;
  /** The lower edge of the glaze. Bare clay shows below it. */
  dippedTo: number;
  /** Its foot on the table, as `[centre, half the width]`. Left out for a piece on top of another. */
  foot?: readonly [number, number];
  /** The part behind the body: a handle. */
  behind?: ReactNode;
  /** The part in front of the body: a rim, a lid. */
  children?: ReactNode;
}

/** A thrown piece: clay, glaze with an uneven edge, iron specks, and light from the left. */
export function Vessel({ outline, glaze, dippedTo, foot, behind, children }: VesselProps) {
  const id = useId();
  const edge = `M0 0H240V${dippedTo}q-20 5 -40 1t-40 0t-40 1t-40 -2t-40 1t-40 -1V0Z`;
  return (
    <g className={`piece glaze-${glaze}`}>
      <clipPath id={id}>
        <path d={outline} />
      </clipPath>
      {foot && <Cast cx={foot[0]} rx={foot[1]} />}
      {behind}
      <g clipPath={`url(#${id})`}>
        <path className="art-clay" d={outline} />
        <path className="art-glaze" d={edge} />
        <path fill="url(#art-specks)" d={outline} />
        <path fill="url(#art-turned)" d={outline} />
      </g>
      {children}
    </g>
  );
}

/** The open mouth of a vessel. */
export function Rim({ cx = 120, cy, rx, ry }: { cx?: number; cy: number; rx: number; ry: number }) {
  return (
    <>
      <ellipse className="art-lip" cx={cx} cy={cy} rx={rx} ry={ry} />
      <ellipse className="art-inside" cx={cx} cy={cy + 1} rx={rx - 5} ry={ry - 2.5} />
    </>
  );
}

interface SpoutedRimProps {
  /** The end of the pulled lip, as `[x, y]`. */
  tip: readonly [number, number];
  top: number;
  bottom: number;
  /** The far end of the mouth. */
  end: number;
}

/** The mouth of a vessel with a spout on its left. */
export function SpoutedRim({ tip: [x, y], top, bottom, end }: SpoutedRimProps) {
  const middle = (top + bottom) / 2;
  const widest = (end - x) * 0.52;
  const mouth = (tipX: number, tipY: number, upper: number, lower: number, right: number) =>
    `M${tipX} ${tipY} Q${x + widest / 2} ${upper} ${x + widest} ${upper} Q${right} ${upper} ${right} ${middle} ` +
    `Q${right} ${lower} ${x + widest} ${lower} Q${x + widest / 2} ${lower} ${tipX} ${tipY}Z`;
  return (
    <>
      <path className="art-lip" d={mouth(x, y, top, bottom, end)} />
      <path className="art-inside" d={mouth(x + 10, y + 4, top + 3.5, bottom - 2.5, end - 5)} />
    </>
  );
}

/** A pulled handle along the path `d`, in the vessel's glaze. */
export function Handle({ d, width = 12 }: { d: string; width?: number }) {
  return (
    <>
      <path className="art-handle" d={d} strokeWidth={width} />
      <path className="art-handle-shade" d={d} strokeWidth={width * 0.36} transform={`translate(${width * 0.24} 1)`} />
    </>
  );
}

/** The shadow on the table, to the right. */
export function Cast({ cx = 120, rx }: { cx?: number; rx: number }) {
  return <ellipse className="art-cast" cx={cx + rx * 0.2} cy={204} rx={rx * 1.12} ry={5} />;
}
