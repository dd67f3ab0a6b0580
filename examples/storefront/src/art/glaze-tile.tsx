import { useId } from "react";
import type { Glaze } from "./vessel.tsx";

/** A glaze test tile: a hole, a thick coat of glaze, a thin one, and bare clay. */
export function GlazeTile({ glaze }: { glaze: Glaze }) {
  const id = useId();
  return (
    <svg className={`glaze-tile glaze-${glaze}`} viewBox="0 0 120 168" aria-hidden="true" focusable="false">
      <mask id={id}>
        <rect className="mask-keep" width="120" height="168" rx="10" />
        <circle className="mask-cut" cx="60" cy="20" r="7" />
      </mask>
      <g mask={`url(#${id})`}>
        <rect className="art-clay" width="120" height="168" />
        <path className="art-glaze art-thin" d="M0 0H120V132q-14 6 -30 2t-30 1t-30 -2t-30 3Z" />
        <path className="art-glaze" d="M0 0H120V84q-16 7 -34 2t-30 4t-30 -4t-26 2Z" />
        <rect fill="url(#art-specks)" width="120" height="168" />
        <rect className="art-edge" width="120" height="168" rx="10" />
        <circle className="art-edge" cx="60" cy="20" r="7" />
      </g>
    </svg>
  );
}
