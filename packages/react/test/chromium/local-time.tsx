import type { ReactElement } from "react";
import { TEST_START } from "../../src/testing.js";

/** A component that causes a hydration mismatch: its text depends on the time zone. */
export function LocalTime(): ReactElement {
  return <time>{new Date(TEST_START).toString()}</time>;
}
