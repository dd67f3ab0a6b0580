import { copyFile } from "node:fs/promises";
import { recipe } from "../../tsup.base.ts";

export default recipe(
  {
    index: "src/index.ts",
    banner: "src/banner.ts",
    "price-tier": "src/price-tier.ts",
    explanation: "src/explanation.ts",
    suspense: "src/suspense.ts",
    "by-page": "src/by-page.ts",
    server: "src/server.ts",
    testing: "src/testing.ts",
  },
  {
    // Or an entry would come with a context of its own, and know nothing of the shop's OnlookersConfig.
    external: ["@onlookers/react"],
    async onSuccess() {
      for (const name of ["styles", "banner", "price-tier", "explanation"])
        await copyFile(`src/${name}.css`, `dist/${name}.css`);
    },
  },
);
