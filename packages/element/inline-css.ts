import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { transform, type Plugin } from "esbuild";

/** Gives `import css from "./x.css?inline"` the sheet's text, without its blanks and comments, as Vite does. */
export const inlineCss: Plugin = {
  name: "inline-css",
  setup(build) {
    build.onResolve({ filter: /\.css\?inline$/ }, ({ path, importer }) => ({
      // With the mark, or tsup's own loader takes it for a style sheet.
      path: join(dirname(importer), path),
      namespace: "inline-css",
    }));
    build.onLoad({ filter: /./, namespace: "inline-css" }, async ({ path: marked }) => {
      const path = marked.replace(/\?inline$/, "");
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text", watchFiles: [path] };
    });
  },
};
