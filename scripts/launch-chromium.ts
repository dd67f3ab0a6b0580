import { chromium, type Browser, type LaunchOptions } from "playwright";
import { chromiumArgs, chromiumPath } from "./chromium.ts";

/** Launches a Chromium that a test controls from Node. Launch one for all pages of a test file. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await chromiumPath();
  const path = executablePath === undefined ? {} : { executablePath };
  return chromium.launch({ ...path, args: [...chromiumArgs], ...options });
}
