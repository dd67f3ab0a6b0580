import { PieceCard } from "./piece-card.tsx";
import { pieces } from "./pieces.ts";

export function PiecesSection({ onAdd }: { onAdd: () => void }) {
  return (
    <section className="section" id="pieces" aria-labelledby="pieces-title">
      <div className="section-head">
        <h2 id="pieces-title">From the last firing</h2>
        <p>Every piece is dishwasher safe and comes in all five glazes.</p>
      </div>
      <ul className="pieces">
        {pieces.map((piece) => (
          <PieceCard key={piece.page} piece={piece} onAdd={onAdd} />
        ))}
      </ul>
    </section>
  );
}
