import { copyFile, readFile, writeFile } from "node:fs/promises";
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
    // Otherwise each entry would bundle its own React context and ignore the app's OnlookersConfig.
    external: ["@onlookers/react"],
    async onSuccess() {
      const core = "../core/src/styles";
      const bannerSheets = ["banner", "banner-page"].map((name) => readFile(`${core}/${name}.css`, "utf8"));
      await writeFile("dist/banner.css", (await Promise.all(bannerSheets)).join("\n"));
      await copyFile(`${core}/counter.css`, "dist/styles.css");
      for (const name of ["price-tier", "explanation"]) await copyFile(`src/${name}.css`, `dist/${name}.css`);
    },
  },
);
