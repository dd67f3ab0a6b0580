import type { ReactElement } from "react";
import { TEST_START } from "../../src/testing.js";

/** What no component of ours may do: it depends on where it runs. */
export function LocalTime(): ReactElement {
  return <time>{new Date(TEST_START).toString()}</time>;
}
