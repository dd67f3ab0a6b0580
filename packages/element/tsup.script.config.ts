import { readdirSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { recipe } from "../../tsup.base.ts";
import { inlineCss } from "./inline-css.ts";

const core = "../core/src";
const languages = readdirSync(`${core}/messages`).map((file) => `messages/${file.replace(/\.ts$/, "")}`);

/** What is loaded only where it is used stays a file of its own, beside the script. */
const beside: Readonly<Record<string, string>> = {
  "./script/batch.js": "./batch.js",
  "./telling.js": "./telling.js",
  "./banner/define-banner.js": "./banner.js",
};
const besideFiles: Plugin = {
  name: "beside",
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path }) => {
      const file = beside[path];
      return file === undefined ? undefined : { path: file, external: true };
    });
  },
};

/** The files for a script tag: the element with all that it needs, and what not every page uses. */
export default recipe(
  {
    onlookers: "src/onlookers.ts",
    banner: "src/banner/define-banner.ts",
    batch: "src/script/batch.ts",
    telling: "src/counter/telling.ts",
    ...Object.fromEntries(languages.map((name) => [name, `${core}/${name}.ts`])),
  },
  {
    outDir: "dist/script",
    // A twentieth smaller than by esbuild.
    minify: "terser",
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
    sourcemap: false,
    platform: "browser",
    noExternal: [/^@onlookers\//],
    async onSuccess() {
      await copyFile("src/onlookers.css", "dist/script/onlookers.css");
    },
    esbuildPlugins: [besideFiles, inlineCss],
    esbuildOptions(options) {
      options.charset = "utf8";
      options.conditions = ["@onlookers/source"];
    },
  },
);
