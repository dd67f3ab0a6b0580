import { build } from "esbuild";
import { expect, it } from "vitest";

/** What a bundler makes of a page's `import "…"`, of the built package. */
async function bundled(entry: string): Promise<string> {
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
])("no bundler leaves out the element that importing %s defines", async (entry, name) => {
  expect(await bundled(entry)).toContain(`"${name}"`);
});
