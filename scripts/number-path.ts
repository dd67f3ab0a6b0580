// Lists the source files that run for one cold number, in the order of their first call: `node scripts/number-path.ts`.
// With `--write` it updates the list in docs/architecture.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DOCUMENT = join(import.meta.dirname, "../docs/architecture.md");
const LIST = /(<!-- number-path -->\n)([^]*?)(<!-- \/number-path -->)/;

/** The files that the document lists. */
export function numberPathIn(text: string): readonly string[] {
  return [...(LIST.exec(text)?.[2] ?? "").matchAll(/^\d+\. `(.+)`$/gm)].map(([, file = ""]) => file);
}

if (import.meta.main) {
  const { executedFiles } = await import("../tests/executed-files.ts");
  const lines = (await executedFiles()).map((file, at) => `${at + 1}. \`${file}\`\n`).join("");
  if (process.argv.includes("--write")) {
    writeFileSync(DOCUMENT, readFileSync(DOCUMENT, "utf8").replace(LIST, `$1${lines}$3`));
  } else process.stdout.write(lines);
}
