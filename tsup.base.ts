import { defineConfig, type Options } from "tsup";
import { BROWSER_TARGET } from "./scripts/browsers.ts";

/**
 * The build of all packages: ESM for the oldest supported browsers by esbuild, one bundle per entry. `tsc -p tsconfig.build.json` writes the
 * declarations afterwards, because tsup's own declarations need TypeScript 6.
 */
export const recipe = (entry: Record<string, string>, options: Options = {}): ReturnType<typeof defineConfig> =>
  defineConfig({
    entry,
    format: ["esm"],
    dts: false,
    clean: true,
    sourcemap: true,
    target: BROWSER_TARGET,
    platform: "neutral",
    // A chunk that a "use client" entry and a server entry share would have no directive.
    splitting: false,
    // Without `treeshake: true`: it runs Rollup, which removes "use client".
    ...options,
  });
