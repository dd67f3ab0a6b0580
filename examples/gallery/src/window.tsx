import type { ReactElement, ReactNode } from "react";

/** A small scrolling area that contains a page, for banners that stick to an edge. */
export function Window({ children }: { children: ReactNode }): ReactElement {
  return <div className="window">{children}</div>;
}

/** A page of placeholder lines, taller than the window. */
export function Page(): ReactElement {
  return (
    <p className="page">
      {Array.from({ length: 12 }, (_, line) => (
        <span key={line} />
      ))}
    </p>
  );
}
