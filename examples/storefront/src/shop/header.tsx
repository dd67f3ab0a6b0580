import { ThemeToggle } from "./theme-toggle.tsx";

/** The shop’s name, its navigation, the basket, and the colour theme. */
export function Header({ basket }: { basket: number }) {
  return (
    <header className="header">
      <a className="wordmark" href="#top">
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <path d="M5 27V15a11 11 0 0 1 22 0v12" />
          <path d="M10.5 21.5q2.75-3.2 5.5 0t5.5 0" />
        </svg>
        Tidekiln
      </a>
      <nav className="nav" aria-label="Shop">
        <a href="#pieces">Pieces</a>
        <a href="#glazes">Glazes</a>
        <a href="#club">Kiln Club</a>
      </nav>
      <p className="basket" role="status">
        Basket <span className="basket-count">{basket}</span>
      </p>
      <ThemeToggle />
    </header>
  );
}
