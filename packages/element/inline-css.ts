import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { transform, type Plugin } from "esbuild";
import { shadowCss } from "./shadow-css.ts";

const STYLES = "@onlookers/core/styles/";
const stylesFolder = join(createRequire(import.meta.url).resolve("@onlookers/core/package.json"), "../src/styles");

/** Makes `import css from "./x.css?inline"` return the text of the style sheet, converted and minified. */
export const inlineCss: Plugin = {
  name: "inline-css",
  setup(build) {
    build.onResolve({ filter: /\.css\?inline$/ }, ({ path, importer }) => ({
      // Keeps the query. Without it, tsup's own loader would take the file.
      path: path.startsWith(STYLES) ? join(stylesFolder, path.slice(STYLES.length)) : join(dirname(importer), path),
      namespace: "inline-css",
    }));
    build.onLoad({ filter: /./, namespace: "inline-css" }, async ({ path }) => {
      const file = path.replace(/\?inline$/, "");
      const css = shadowCss(await readFile(file, "utf8"));
      const { code } = await transform(css, { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text", watchFiles: [file] };
    });
  },
};
