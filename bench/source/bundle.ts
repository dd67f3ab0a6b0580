import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const cache = join(import.meta.dirname, "../../node_modules/.cache/onlookers-bench");

/** Bundles and loads a module with the sources of our packages: needs no build, and reaches files that no entry exports. */
export async function loadFromSource<Module>(entry: string): Promise<Module> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "bundle-"));
  try {
    const outfile = join(folder, "bundle.mjs");
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      conditions: ["@onlookers/source"],
      logLevel: "error",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
