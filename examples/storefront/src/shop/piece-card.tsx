import type { Visitors } from "@onlookers/react";
import { PiecePicture } from "../art/piece-picture.tsx";
import { PieceCount } from "./piece-count.tsx";
import type { Piece } from "./pieces.ts";
import { Price } from "./price.tsx";

interface PieceCardProps extends Pick<Visitors, "count"> {
  piece: Piece;
  onAdd: () => void;
}

export function PieceCard({ piece, count, onAdd }: PieceCardProps) {
  return (
    <li className="piece-card">
      <div className="piece-show">
        <PiecePicture of={piece.picture} glaze={piece.glaze} />
        <button className="add" type="button" aria-label={`Add ${piece.name} to the basket`} onClick={onAdd}>
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 5v14M5 12h14" />
          </svg>
        </button>
      </div>
      <div className="piece-words">
        <h3>{piece.name}</h3>
        <Price of={piece.price} />
        <p className="piece-about">{piece.about}</p>
        <PieceCount count={count} />
      </div>
    </li>
  );
}
