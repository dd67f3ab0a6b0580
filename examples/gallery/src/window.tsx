import type { ReactElement, ReactNode } from "react";

/** A small window with a page in it, for what sticks to its edges. */
export function Window({ children }: { children: ReactNode }): ReactElement {
  return <div className="window">{children}</div>;
}

/** Lines that stand for a page's text, more than the window holds. */
export function Page(): ReactElement {
  return (
    <p className="page">
      {Array.from({ length: 12 }, (_, line) => (
        <span key={line} />
      ))}
    </p>
  );
}
