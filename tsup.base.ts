import { defineConfig, type Options } from "tsup";

/**
 * The one build recipe: ESM for ES2022 by esbuild, one whole file per entry; `tsc -p tsconfig.build.json`
 * writes the declarations afterwards, because tsup's own need TypeScript 6.
 */
export const recipe = (entry: Record<string, string>, options: Options = {}): ReturnType<typeof defineConfig> =>
  defineConfig({
    entry,
    format: ["esm"],
    dts: false,
    clean: true,
    sourcemap: true,
    target: "es2022",
    platform: "neutral",
    // A chunk shared by a "use client" entry and a server entry would carry no directive.
    splitting: false,
    // No `treeshake: true`: that runs Rollup, which drops "use client".
    ...options,
  });
