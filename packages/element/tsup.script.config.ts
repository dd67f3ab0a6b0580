import { readdirSync } from "node:fs";
import { copyFile, readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { recipe } from "../../tsup.base.ts";
import { inlineCss } from "./inline-css.ts";

const core = "../core/src";
const languages = readdirSync(`${core}/messages`).map((file) => file.replace(/\.ts$/, ""));

const DYNAMIC_IMPORT = 'import("./display-events.js")';
/** The counter's code for display events is a file of its own, which is found as all files of the script. */
const displayEventsBeside: Plugin = {
  name: "display-events-beside",
  setup(build) {
    build.onLoad({ filter: /visitor-counter-element\.ts$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      if (!code.includes(DYNAMIC_IMPORT)) throw new Error(`${path} has no ${DYNAMIC_IMPORT}`);
      const contents = `import { importBeside } from "../script/import-beside.js";
${code.replace(DYNAMIC_IMPORT, 'importBeside("display-events")')}`;
      return { contents, loader: "ts" };
    });
  },
};

/**
 * Builds the files for a script tag: the element, and the files that it loads on first use. Some hosts, such as Shopify's
 * themes, have one flat folder for all scripts, so every name begins with `onlookers`.
 */
export default recipe(
  {
    onlookers: "src/onlookers.ts",
    "onlookers-banner": "src/script/banner.ts",
    "onlookers-batch": "src/script/batch.ts",
    "onlookers-display-events": "src/counter/display-events.ts",
    ...Object.fromEntries(languages.map((name) => [`onlookers-${name}`, `${core}/messages/${name}.ts`])),
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
    esbuildPlugins: [displayEventsBeside, inlineCss],
    esbuildOptions(options) {
      options.charset = "utf8";
      options.define = { "process.env.NODE_ENV": JSON.stringify("production") };
      options.conditions = ["@onlookers/source"];
    },
  },
);
