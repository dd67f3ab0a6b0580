export { createTestSource, type TestSource, type TestSourceOptions } from "./testing/test-source.js";
export { testCount, TEST_START } from "./testing/test-count.js";
export { scenarios, type PollResult, type Scenario, type ScenarioName } from "./testing/scenarios.js";
export type { EmitOptions } from "./testing/emit-options.js";
export { storeChecks, type StoreCheck, type StorePair } from "./testing/store-checks.js";
