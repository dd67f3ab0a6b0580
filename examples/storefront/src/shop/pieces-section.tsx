import { useVisitorsByPage } from "@onlookers/react/by-page";
import { PieceCard } from "./piece-card.tsx";
import { pieces } from "./pieces.ts";

const pages = pieces.map(({ page }) => page);

/** A grid of pieces, with the visitors of all their pages by one request. */
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
