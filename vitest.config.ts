import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { msw } from "msw/vite";
import { defineConfig } from "vitest/config";
import { chromiumArgs, chromiumPath } from "./scripts/chromium.ts";
import TestOrder from "./scripts/test-order.ts";

/** Tests see each other package's source, so that none needs a build first. */
const sources = ["@onlookers/source", "module", "development|production"];
const conditions = [...sources, "node"];

const INTERCEPTING = ["packages/*/test/**/*.msw.test.ts"];
const IN_DOM = ["packages/*/test/**/*.dom.test.ts"];

/** Its own root, or React isn't found: pnpm gives the workspace's root none. */
const reactRoot = "packages/react";
const cleansUp = path("packages/react/test/setup.ts");
/** One worker for many files: starting one costs more than most files take. */
const inNode = { environment: "node", isolate: false, setupFiles: [path("tests/load-fetch.ts")] };
const inJsdom = { ...inNode, environment: "jsdom", setupFiles: [...inNode.setupFiles, cleansUp] };
const executablePath = await chromiumPath();

/** Made anew for each project: Vitest writes their names into it. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: [...chromiumArgs] },
  }),
  instances: [{ browser: "chromium" as const }],
});

/** A test that hangs must end; one on a busy machine must not. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    reporters: ["default", "./scripts/tally-reporter.ts"],
    // One more than most machines have processors: files often wait, for browsers and child processes.
    maxWorkers: 3,
    sequence: { sequencer: TestOrder },
    ...patience,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          ...inNode,
          exclude: [...INTERCEPTING, ...IN_DOM],
          include: [
            "packages/{core,relay,mock,element}/test/**/*.test.ts",
            "examples/{storefront,servers}/test/{*,demo/*}.test.ts",
            "tests/**/*.test.ts",
          ],
        },
      },
      {
        // Not in one page with React's, where SWR hears of whatever becomes of the page.
        extends: true,
        test: { name: "dom", ...inNode, environment: "jsdom", include: IN_DOM },
      },
      {
        extends: true,
        root: reactRoot,
        test: { name: "react", ...inJsdom, include: ["test/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        root: reactRoot,
        resolve: { alias: react18() },
        test: {
          name: "react 18",
          ...inJsdom,
          include: ["test/**/*.test.tsx"],
          // Which words and numbers come out is no matter of React's.
          exclude: [
            "test/{counter/language,count/untrusted-count,counter/visitor-counter}.test.tsx",
            "test/price-tier/**",
          ],
        },
      },
      {
        // Where msw stands in for the services, it does so for all that a worker ever calls: these have their own.
        extends: true,
        test: { name: "msw", ...inNode, isolate: true, include: INTERCEPTING },
      },
      {
        // Node writes and serves pages, Chromium opens them.
        extends: true,
        root: reactRoot,
        test: { name: "pages", ...inNode, include: ["test/chromium/*.chromium.ts"] },
      },
      {
        // A built shop on built packages, as a shop would run them.
        resolve: { conditions: ["node"] },
        test: {
          ...patience,
          name: "shop",
          ...inNode,
          include: ["examples/*/test/e2e/*.test.ts"],
        },
      },
      {
        root: reactRoot,
        plugins: [react()],
        resolve: { conditions: [...sources, "browser"] },
        // Named ahead, or Vite finds them in mid-run and reloads the page under a test.
        optimizeDeps: {
          include: [
            "@number-flow/react",
            "axe-core",
            "react",
            "react-dom/client",
            "react-dom/server.browser",
            "react/jsx-dev-runtime",
            "swr",
            "@testing-library/react",
          ],
        },
        test: {
          ...patience,
          name: "browser",
          // With the element's: a second server and browser would cost more than its tests.
          include: ["test/**/*.browser.tsx", "../element/test/**/*.browser.ts"],
          setupFiles: [cleansUp],
          browser: inChromium(),
        },
      },
      {
        root: "packages/mock",
        // Vitest no longer serves msw's worker file.
        plugins: [msw({ mode: "worker-only" })],
        resolve: { conditions: [...sources, "browser"] },
        optimizeDeps: { include: ["msw", "msw/browser"] },
        test: { ...patience, name: "worker", include: ["test/**/*.browser.ts"], browser: inChromium() },
      },
    ],
  },
});

/** What the second run of React's tests gets instead: all that hold on to a React of their own. */
function react18(): { find: RegExp; replacement: string }[] {
  const folder = path("packages/react/test/react-18/node_modules");
  return ["react", "react-dom", "swr", "@testing-library/react"].map((name) => ({
    find: new RegExp(`^${name}(?=/|$)`),
    replacement: `${folder}/${name}`,
  }));
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
