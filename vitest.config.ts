import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { msw } from "msw/vite";
import { configDefaults, defineConfig, type Plugin, type TestProjectInlineConfiguration } from "vitest/config";
import type { BrowserConfigOptions } from "vitest/node";
import { shadowCss } from "./packages/element/shadow-css.ts";
import { chromiumArgs, chromiumPath } from "./scripts/chromium.ts";
import { findEngine } from "./scripts/engines/find-engines.ts";
import { webdriver, webdriverCommands } from "./scripts/engines/vitest-provider.ts";
import TestOrder from "./scripts/test-order.ts";

/** Conditions with which packages import each other's sources, so that tests need no build. */
const sourceConditions = ["@onlookers/source", "module", "development|production"];
const conditions = [...sourceConditions, "node"];

const MSW_TESTS = ["packages/*/test/**/*.msw.test.ts"];
const DOM_TESTS = ["packages/*/test/**/*.dom.test.ts"];

/** The root of React's projects. React is not installed in the root of the workspace. */
const reactRoot = "packages/react";
const reactSetup = path("packages/react/test/setup.ts");
/** Files share workers: starting a worker takes longer than most test files. */
const nodeOptions = { environment: "node", isolate: false, setupFiles: [path("tests/load-fetch.ts")] };
const jsdomOptions = { ...nodeOptions, environment: "jsdom", setupFiles: [...nodeOptions.setupFiles, reactSetup] };
const executablePath = await chromiumPath();

/** Returns a new object for each project, because Vitest mutates it. */
const chromiumOptions = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: [...chromiumArgs] },
  }),
  instances: [{ browser: "chromium" as const }],
});

/** Converts the style sheets that the element imports, as its build does. */
const shadowStyles: Plugin = {
  name: "shadow-styles",
  enforce: "pre",
  transform: (code, id) => (id.endsWith(".css?inline") ? shadowCss(code) : undefined),
};
/** The other engines whose browsers are installed. `tests/engines.test.ts` names those that are missing. */
const engines = (["firefox", "webkit"] as const).filter((engine) => findEngine(engine) !== undefined);
const engineOptions = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: webdriver(findEngine),
  commands: webdriverCommands,
  instances: engines.map((browser) => ({ browser })),
});

/** Long enough for a busy machine, short enough to end a test that hangs. */
const timeouts = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    reporters: ["default", "./scripts/tally-reporter.ts"],
    // More than the processors of a small machine, because files often wait for browsers and child processes.
    maxWorkers: 3,
    sequence: { sequencer: TestOrder },
    ...timeouts,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          ...nodeOptions,
          exclude: [...configDefaults.exclude, ...MSW_TESTS, ...DOM_TESTS],
          include: [
            "packages/{core,relay,mock,element}/test/**/*.test.ts",
            "examples/{storefront,servers}/test/{*,demo/*}.test.ts",
            "tests/**/*.test.ts",
          ],
        },
      },
      {
        // Separate from React's tests: SWR listens to focus and visibility events of a shared page.
        extends: true,
        test: { name: "dom", ...nodeOptions, environment: "jsdom", include: DOM_TESTS },
      },
      {
        extends: true,
        root: reactRoot,
        test: { name: "react", ...jsdomOptions, include: ["test/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        root: reactRoot,
        resolve: { alias: react18() },
        test: {
          name: "react 18",
          ...jsdomOptions,
          include: ["test/**/*.test.tsx"],
          // Texts and numbers do not depend on the version of React.
          exclude: [
            "test/{counter/language,count/untrusted-count,counter/visitor-counter}.test.tsx",
            "test/price-tier/**",
          ],
        },
      },
      {
        // Isolated, because msw intercepts all requests of a worker.
        extends: true,
        test: { name: "msw", ...nodeOptions, isolate: true, include: MSW_TESTS },
      },
      {
        // Node serves pages, and Playwright opens them in Chromium.
        extends: true,
        root: reactRoot,
        test: { name: "pages", ...nodeOptions, include: ["test/chromium/*.chromium.ts"] },
      },
      {
        // The built examples with the built packages.
        resolve: { conditions: ["node"] },
        test: {
          ...timeouts,
          name: "shop",
          ...nodeOptions,
          include: ["examples/*/test/e2e/*.test.ts"],
        },
      },
      widgetProject("browser", chromiumOptions()),
      ...(engines.length === 0 ? [] : [widgetProject("engines", engineOptions(), ["**/*.devtools.browser.tsx"])]),
      {
        root: "packages/mock",
        // Serves msw's worker file, which Vitest does not.
        plugins: [msw({ mode: "worker-only" })],
        resolve: { conditions: [...sourceConditions, "browser"] },
        optimizeDeps: { include: ["msw", "msw/browser"] },
        test: { ...timeouts, name: "worker", include: ["test/**/*.browser.ts"], browser: chromiumOptions() },
      },
    ],
  },
});

/** The tests of React's components and the element in real browsers. */
function widgetProject(
  name: string,
  browser: BrowserConfigOptions,
  exclude: string[] = [],
): TestProjectInlineConfiguration {
  return {
    root: reactRoot,
    plugins: [react(), shadowStyles],
    resolve: { conditions: [...sourceConditions, "browser"] },
    // Otherwise Vite discovers them during a test and reloads the page.
    optimizeDeps: {
      include: [
        "@number-flow/react",
        "axe-core",
        "fast-check",
        "idiomorph",
        "react",
        "react-dom/client",
        "react-dom/server.browser",
        "react/jsx-dev-runtime",
        "swr",
        "tailwindcss",
        "@testing-library/react",
      ],
    },
    test: {
      ...timeouts,
      name,
      // The element's tests are included, because a second server and browser take longer than its tests.
      include: ["test/**/*.browser.tsx", "../element/test/**/*.browser.ts"],
      exclude,
      setupFiles: [reactSetup],
      browser,
    },
  };
}

/** Aliases that replace React, and all packages that import it, by those of React 18. */
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
