export { createTestSource } from "./testing/create-test-source.js";
export {
  scenarios,
  testCount,
  TEST_START,
  type Answer,
  type Scenario,
  type ScenarioName,
  type Statement,
  type TestSource,
  type TestSourceOptions,
} from "@onlookers/relay/testing";
