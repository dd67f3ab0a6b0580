import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles an example into one file, for a runtime in a process of its own. */
export async function bundle(example: "bun" | "deno" | "worker" | "worker-streams"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../${example}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    external: ["node:*"],
    conditions: ["@onlookers/source"],
  });
  return outputFiles[0]?.text ?? "";
}
