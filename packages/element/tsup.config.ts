import { recipe } from "../../tsup.base.ts";
import { inlineCss } from "./inline-css.ts";

export default recipe(
  {
    index: "src/index.ts",
    class: "src/counter/visitor-counter-element.ts",
    banner: "src/banner.ts",
    react: "src/react.ts",
  },
  // All entries have the one class.
  { splitting: true, noExternal: [/\.css\?inline$/], esbuildPlugins: [inlineCss] },
);
