export { createTestSource } from "./testing/create-test-source.js";
export {
  scenarios,
  testCount,
  TEST_START,
  type EmitOptions,
  type PollResult,
  type Scenario,
  type ScenarioName,
  type TestSource,
  type TestSourceOptions,
} from "@onlookers/relay/testing";
