import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";

/** The version of React in a bundle. */
export type ReactVersion = "18" | "19";

const ROOT = join(import.meta.dirname, "../..");
const REACT_18 = join(import.meta.dirname, "../react-18/node_modules");

/** Bundles a program of this folder and our sources into one script. `options` set its platform. */
export async function bundle(file: string, react: ReactVersion, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    logLevel: "silent",
    jsx: "automatic",
    // React warns in development only.
    define: { "process.env.NODE_ENV": '"development"' },
    conditions: ["@onlookers/source"],
    loader: { ".css": "empty" },
    ...(react === "18" && {
      alias: Object.fromEntries(["react", "react-dom", "swr"].map((name) => [name, join(REACT_18, name)])),
    }),
    ...options,
  });
  return outputFiles?.[0]?.text ?? "";
}
