import { chromium, type Browser, type LaunchOptions } from "playwright";
import { chromiumArgs, chromiumPath } from "./chromium.ts";

/** A Chromium for tests that steer pages from Node. One does for many pages. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await chromiumPath();
  const path = executablePath === undefined ? {} : { executablePath };
  return chromium.launch({ ...path, args: [...chromiumArgs], ...options });
}
