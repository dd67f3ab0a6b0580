import { VisitorCounter } from "@onlookers/react";
import { StillLife } from "../art/still-life.tsx";

export function Hero() {
  return (
    <section className="hero" aria-labelledby="hero-title">
      <div className="hero-words">
        <h1 id="hero-title">Stoneware for the first cup of the day</h1>
        <p className="lead">
          Drippers, servers and cups, thrown in small runs and fired twelve times a year in a kiln by the sea.
        </p>
        <p className="hero-links">
          <a className="button" href="#pieces">
            See the pieces
          </a>
          <a className="hero-link" href="#club">
            Join the Kiln Club
          </a>
        </p>
        <p className="live">
          <VisitorCounter data-testid="hero-counter" />
        </p>
      </div>
      <StillLife />
    </section>
  );
}
