import { expect, it } from "vitest";
import { findEngine, INSTALL_ENGINES } from "../scripts/engines/find-engines.js";

// The project "engines" runs the widget's tests in these browsers. It has no project for a browser that is missing.
it.for(["firefox", "webkit"])("the widget's tests run in %s", (engine, { skip }) => {
  if (findEngine(engine) === undefined) skip(`${engine} is missing. Install it: ${INSTALL_ENGINES}`);
  expect(findEngine(engine)).toBeTypeOf("function");
});
