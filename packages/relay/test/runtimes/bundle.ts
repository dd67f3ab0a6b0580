import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Bundles a host and everything that it imports into one file, our own packages from their sources.
 *
 * @param host a file of `hosts/`
 * @param service the scripted service's URL, which replaces `SERVICE_URL`
 * @returns the code
 */
export async function bundle(host: "process" | "shop" | "store" | "streams" | "worker", service = ""): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`hosts/${host}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    conditions: ["@onlookers/source"],
    define: { SERVICE_URL: JSON.stringify(service) },
  });
  return outputFiles[0]?.text ?? "";
}
