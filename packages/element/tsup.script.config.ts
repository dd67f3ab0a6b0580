import { readdirSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { recipe } from "../../tsup.base.ts";
import { inlineCss } from "./inline-css.ts";

const core = "../core/src";
const languages = readdirSync(`${core}/messages`).map((file) => `messages/${file.replace(/\.ts$/, "")}`);

/** What is loaded only when it is used stays a file of its own, beside the script. */
const beside: Plugin = {
  name: "beside",
  setup(build) {
    build.onResolve({ filter: /^@onlookers\/core\/announcer$/ }, () => ({ path: "./announcer.js", external: true }));
    build.onResolve({ filter: /^\.\/batch\.js$/ }, () => ({ path: "./batch.js", external: true }));
  },
};

/** The files for a script tag: the element with all that it needs, and what not every page uses. */
export default recipe(
  {
    onlookers: "src/onlookers.ts",
    batch: "src/batch.ts",
    announcer: `${core}/announcer.ts`,
    ...Object.fromEntries(languages.map((name) => [name, `${core}/${name}.ts`])),
  },
  {
    clean: false,
    // A twentieth smaller than by esbuild.
    minify: "terser",
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
    sourcemap: false,
    platform: "browser",
    noExternal: [/^@onlookers\//],
    async onSuccess() {
      await copyFile("src/onlookers.css", "dist/onlookers.css");
    },
    esbuildPlugins: [beside, inlineCss],
    esbuildOptions(options) {
      options.charset = "utf8";
      options.conditions = ["@onlookers/source"];
    },
  },
);
