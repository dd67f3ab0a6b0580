import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runtimes } from "./runtimes.js";
import { startScriptedService, type ScriptedService } from "./service.js";
import { checks } from "./suite/checks.js";
import type { Outcomes } from "./suite/run-suite.js";

let service: ScriptedService;
beforeAll(async () => {
  service = await startScriptedService();
});
afterAll(() => service.close());

describe.each(runtimes)("a relay on $name", ({ isInstalled, runSuite }) => {
  let outcomes: Outcomes = {};
  beforeAll(async () => {
    if (isInstalled) outcomes = await runSuite(service.url);
  });

  it.skipIf(!isInstalled).each(Object.keys(checks))("%s", (check) => {
    expect(outcomes[check]).toBe("passed");
  });
});
