import type { Page } from "playwright";
import { isShort } from "../arguments.ts";

/** Milliseconds. */
const REST = isShort ? 100 : 700;

/** Until a page has come to rest, transitions and late answers included. */
export function rest(page: Page): Promise<void> {
  return page.waitForTimeout(REST);
}
