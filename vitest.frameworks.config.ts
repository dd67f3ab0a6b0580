import { defineConfig } from "vitest/config";

/** Builds real apps with the built packages: `node scripts/check.ts frameworks`. Too slow for `npm test`. */
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.frameworks.ts"],
    testTimeout: 60_000,
    expect: { poll: { timeout: 50_000, interval: 500 } },
  },
});
