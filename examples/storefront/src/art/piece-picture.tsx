import type { ComponentType } from "react";
import type { Glaze } from "../shop/glazes.ts";

/** One piece on its table, for a card. The card's heading names it, so the picture needs no name of its own. */
export function PiecePicture({ of: Piece, glaze }: { of: ComponentType<{ glaze: Glaze }>; glaze: Glaze }) {
  return (
    <svg className="piece-picture" viewBox="0 4 240 240" aria-hidden="true" focusable="false">
      <Piece glaze={glaze} />
    </svg>
  );
}
