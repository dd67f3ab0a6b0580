import { copyFile } from "node:fs/promises";
import { recipe } from "../../tsup.base.ts";

export default recipe(
  { index: "src/index.ts", testing: "src/testing.ts" },
  {
    async onSuccess() {
      await copyFile("src/styles.css", "dist/styles.css");
    },
  },
);
