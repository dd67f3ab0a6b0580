import { readdirSync } from "node:fs";
import { recipe } from "../../tsup.base.ts";

const languages = ["messages", "price-messages"].flatMap((folder) =>
  readdirSync(`src/${folder}`).map((file) => `${folder}/${file.replace(/\.ts$/, "")}`),
);

export default recipe(
  {
    index: "src/index.ts",
    server: "src/server.ts",
    "display-notifier": "src/display/display-notifier.ts",
    widget: "src/widget.ts",
    ...Object.fromEntries(languages.map((name) => [name, `src/${name}.ts`])),
  },
  {
    // An app that loads several entries gets one copy of what they share. No entry has a directive to lose.
    splitting: true,
    plugins: [
      {
        // esbuild adds imports of chunks from which it uses nothing, then warns about them in an app's build.
        name: "remove-bare-imports",
        // Empties their lines, so that source maps still fit.
        renderChunk: (code) => ({ code: code.replace(/^import "\.\/chunk-.*$/gm, "") }),
      },
    ],
    esbuildOptions(options) {
      // By default, esbuild escapes non-ASCII characters, which makes most languages three times as long.
      options.charset = "utf8";
    },
  },
);
