import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";

/** The React that a bundle is made with. */
export type ReactVersion = "18" | "19";

const ROOT = join(import.meta.dirname, "../..");
const OF_REACT_18 = join(import.meta.dirname, "../react-18/node_modules");

/**
 * A program of this folder with all that it imports, from our sources, as one script.
 *
 * @param options which platform it is for
 */
export async function bundle(file: string, react: ReactVersion, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    logLevel: "silent",
    jsx: "automatic",
    // React says what is wrong only while developing.
    define: { "process.env.NODE_ENV": '"development"' },
    conditions: ["@onlookers/source"],
    loader: { ".css": "empty" },
    ...(react === "18" && {
      alias: Object.fromEntries(["react", "react-dom", "swr"].map((name) => [name, join(OF_REACT_18, name)])),
    }),
    ...options,
  });
  return outputFiles?.[0]?.text ?? "";
}
