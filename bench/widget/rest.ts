import type { Page } from "playwright";
import { isShort } from "../arguments.ts";

const REST_MS = isShort ? 100 : 700;

/** Waits until a page is idle: longer than its animations, and than the delay of a count. */
export function rest(page: Page): Promise<void> {
  return page.waitForTimeout(REST_MS);
}
