import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** An example with all that it imports in one file, for runtimes that are started aside. */
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
