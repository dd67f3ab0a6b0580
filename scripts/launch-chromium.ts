import { chromium, type Browser } from "playwright";
import { chromiumArgs, chromiumPath } from "./chromium.ts";

/** A Chromium for tests that steer pages from Node. One does for many pages. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await chromiumPath();
  return chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: [...chromiumArgs] });
}
