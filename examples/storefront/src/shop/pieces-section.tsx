import type { Visitors } from "@onlookers/react";
import { useVisitorsByPage } from "@onlookers/react/by-page";
import { PiecePicture } from "../art/pieces.tsx";
import { pieces, type Piece } from "./catalogue.ts";
import { Price } from "./price.tsx";

const pages = pieces.map(({ page }) => page);
const format = new Intl.NumberFormat("en");

/** A product grid. One request reads the visitors of all product pages. */
export function PiecesSection({ onAdd }: { onAdd: () => void }) {
  const byPage = useVisitorsByPage(pages);
  return (
    <section className="section" id="pieces" aria-labelledby="pieces-title">
      <div className="section-head">
        <h2 id="pieces-title">From the last firing</h2>
        <p>Every piece is dishwasher safe and comes in all five glazes.</p>
      </div>
      <ul className="pieces">
        {pieces.map((piece) => (
          <PieceCard key={piece.page} piece={piece} count={byPage.get(piece.page)?.count ?? null} onAdd={onAdd} />
        ))}
      </ul>
    </section>
  );
}

interface PieceCardProps extends Pick<Visitors, "count"> {
  piece: Piece;
  onAdd: () => void;
}

function PieceCard({ piece, count, onAdd }: PieceCardProps) {
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

/**
 * The number of people on a product page. Empty where the service counts the whole site only. The sentence is the
 * shop's own, because "this page" would mean the page with the grid.
 */
function PieceCount({ count }: Pick<Visitors, "count">) {
  return (
    <p className="piece-count">
      {count?.scope === "page" && (
        <bdi>
          {format.format(count.visitors)} on its page in the last {count.windowSeconds / 60} minutes
        </bdi>
      )}
    </p>
  );
}
