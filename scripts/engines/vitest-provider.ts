import { join } from "node:path";
import { defineBrowserProvider, parseKeyDef } from "@vitest/browser";
import type { BrowserCommand, BrowserProviderOption, TestProject } from "vitest/node";
import { clickAt, pressKeys, type ActionSequence, type BrowserDriver } from "./browser-driver.ts";

declare module "vitest/node" {
  interface BrowserCommandContext {
    /** The browser, in projects that use {@link webdriver}. */
    driver: BrowserDriver;
  }
}

/** WebDriver's characters for keys that type none, by name. */
const KEYS: Readonly<Record<string, string>> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Escape: "\uE00C",
};

/** The function that starts a browser by its name in Vitest's `instances`. */
export type FindBrowser = (name: string) => (() => Promise<BrowserDriver>) | undefined;

/** Runs Vitest's browser tests in browsers that Playwright does not control. */
export function webdriver(find: FindBrowser): BrowserProviderOption {
  return defineBrowserProvider({
    name: "webdriver",
    options: {},
    providerFactory: (project) => createProvider(project, find),
  });
}

function createProvider(project: TestProject, find: FindBrowser) {
  let driver: Promise<BrowserDriver> | undefined;
  let started: BrowserDriver | undefined;
  return {
    name: "webdriver",
    supportsParallelism: false,
    initScripts: [join(import.meta.dirname, "element-locator.ts")],
    getCommandsContext: () => ({ driver: started }),
    async openPage(_session: string, url: string) {
      driver ??= (find(project.config.browser.name) ?? notInstalled)();
      started = await driver;
      await started.open(url);
    },
    async close() {
      await (await driver)?.stop();
      driver = undefined;
    },
  };
}

function notInstalled(): never {
  throw new Error("[onlookers] The browser is not installed.");
}

const press = (key: string) => [
  { type: "keyDown" as const, value: key },
  { type: "keyUp" as const, value: key },
];

/** What this provider implements of Vitest's `userEvent` and `page`, for the option `browser.commands`. */
export const webdriverCommands: Record<string, BrowserCommand<never[]>> = {
  // Vitest resizes the iframe. The window is large enough.
  __vitest_viewport: () => {},
  __vitest_cleanup: () => {},
  __vitest_tab: async ({ driver }, { shift = false }: { shift?: boolean } = {}) =>
    driver.perform([keys(shift ? "{Shift>}{Tab}{/Shift}" : "{Tab}")]),
  __vitest_keyboard: async ({ driver }, text: string) => {
    await driver.perform([keys(text)]);
    return { unreleased: [] };
  },
  __vitest_click: async ({ driver }, target: { selector: string }) => {
    const point = await driver.run(CENTRE, target.selector);
    const [x, y] = point as [number, number];
    await driver.perform([clickAt(x, y)]);
  },
};

/** Finds the centre of an element of the test's iframe in the viewport. */
const CENTRE = `const frame = document.querySelector('iframe[data-vitest="true"]');
  const element = frame.contentDocument.querySelector(args[0]);
  element.scrollIntoView({ block: "nearest" });
  const [outer, inner] = [frame, element].map((one) => one.getBoundingClientRect());
  return [outer.left + inner.left + inner.width / 2, outer.top + inner.top + inner.height / 2];`;

function keys(text: string): ActionSequence {
  return pressKeys(
    parseKeyDef(text).flatMap(({ keyDef, releasePrevious, releaseSelf, repeat }) => {
      const name = keyDef.key ?? "";
      const key = KEYS[name] ?? name;
      if (releasePrevious) return [{ type: "keyUp" as const, value: key }];
      if (!releaseSelf) return [{ type: "keyDown" as const, value: key }];
      return Array.from({ length: repeat }, () => press(key)).flat();
    }),
  );
}
