/** Formats cells as an aligned Markdown table. The first column is text, the others are numbers. */
export function toTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const aligned = (row: readonly string[]) =>
    line(widths.map((width, column) => row[column]?.[column === 0 ? "padEnd" : "padStart"](width) ?? ""));
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [aligned(head), line(rule), ...rows.map(aligned)].join("\n");
}
