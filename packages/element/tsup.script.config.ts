import { readdirSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { recipe } from "../../tsup.base.ts";
import { inlineCss } from "./inline-css.ts";

const core = "../core/src";
const languages = readdirSync(`${core}/messages`).map((file) => `messages/${file.replace(/\.ts$/, "")}`);

/** Code that not every page uses: files of their own beside the script, loaded on first use. */
const beside: Readonly<Record<string, string>> = {
  "./script/batch.js": "./batch.js",
  "./display-events.js": "./display-events.js",
  "./script/banner.js": "./banner.js",
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

/** Builds the files for a script tag: the element, and the files that it loads on first use. */
export default recipe(
  {
    onlookers: "src/onlookers.ts",
    banner: "src/script/banner.ts",
    batch: "src/script/batch.ts",
    "display-events": "src/counter/display-events.ts",
    ...Object.fromEntries(languages.map((name) => [name, `${core}/${name}.ts`])),
  },
  {
    outDir: "dist/script",
    // 5 % smaller than with esbuild.
    minify: "terser",
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true } },
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
