import { defineConfig } from "vitest/config";

/** Tests see each other package's source, so that none needs a build first. */
const conditions = ["@onlookers/source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    reporters: ["default", "./scripts/tally-reporter.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: [
            "packages/{core,relay,mock}/test/**/*.test.ts",
            "examples/storefront/test/*.test.ts",
            "tests/**/*.test.ts",
          ],
        },
      },
    ],
  },
});
