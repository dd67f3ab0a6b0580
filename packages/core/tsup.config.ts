import { readdirSync } from "node:fs";
import { recipe } from "../../tsup.base.ts";

const languages = ["messages", "price-messages"].flatMap((folder) =>
  readdirSync(`src/${folder}`).map((file) => `${folder}/${file.replace(/\.ts$/, "")}`),
);

export default recipe(
  {
    index: "src/index.ts",
    announcer: "src/display/announcer.ts",
    server: "src/server.ts",
    "tell-display": "src/display/tell-display.ts",
    "watch-display": "src/display/watch-display.ts",
    ...Object.fromEntries(languages.map((name) => [name, `src/${name}.ts`])),
  },
  {
    esbuildOptions(options) {
      // Else most languages would be written in escapes, three times as long.
      options.charset = "utf8";
    },
  },
);
