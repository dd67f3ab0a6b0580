import { GlazeTile } from "../art/glaze-tile.tsx";
import { glazes } from "./catalogue.ts";

export function GlazesSection() {
  return (
    <section className="section" id="glazes" aria-labelledby="glazes-title">
      <div className="section-head">
        <h2 id="glazes-title">Five glazes, mixed here</h2>
        <p>Each tile was dipped twice above and once below, so you see how it runs.</p>
      </div>
      <ul className="glazes">
        {glazes.map(({ glaze, name, about }) => (
          <li key={glaze}>
            <GlazeTile glaze={glaze} />
            <h3>{name}</h3>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
