import { build } from "esbuild";
import { expect, it } from "vitest";

/** Bundles `import "<entry>"` with the built package. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: `import ${JSON.stringify(entry)};`, resolveDir: "examples/gallery" },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  expect(warnings).toStrictEqual([]);
  return outputFiles[0]?.text ?? "";
}

it.each([
  ["@onlookers/element", "visitor-counter"],
  ["@onlookers/element/banner", "visitor-banner"],
])("a bundle that only imports %s defines its element", async (entry, name) => {
  expect(await bundle(entry)).toContain(`"${name}"`);
});
