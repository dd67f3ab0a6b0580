interface BarProps {
  /** From 0 to 1; more is shown as 1. */
  share: number;
  /** Where a mark stands, from 0 to 1. */
  mark?: number;
}

/** A bar for the eye alone: the words beside it say the same. An SVG, so that no inline style is needed. */
export function Bar({ share, mark }: BarProps) {
  const end = Math.min(Math.max(share, 0), 1) * 100;
  return (
    <svg className="demo-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="demo-bar-track" width="100" height="6" />
      <rect className="demo-bar-fill" width={end} height="6" />
      {mark !== undefined && <rect className="demo-bar-mark" x={mark * 100 - 0.3} width="0.6" height="6" />}
    </svg>
  );
}
