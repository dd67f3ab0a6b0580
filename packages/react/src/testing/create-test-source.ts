import {
  createTestSource as createPlainSource,
  type TestSource,
  type TestSourceOptions,
} from "@onlookers/relay/testing";
import * as React from "react";

/**
 * A source whose counts and errors a test or a story emits itself, for the `source` of a counter or an `OnlookersConfig`.
 * React has rendered when the call returns: each call is wrapped in React's `act`, which React exports from 18.3. In an
 * older React, wrap the calls in Testing Library's `act`.
 *
 * @throws Error if `NODE_ENV` is `production`
 */
export function createTestSource(options: TestSourceOptions = {}): TestSource {
  return createPlainSource({ act, ...options });
}

/** React requires this flag for `act`. */
const environment: { IS_REACT_ACT_ENVIRONMENT?: boolean | undefined } = Object(globalThis);

function act(callback: () => void): void {
  const maybeAct: Partial<Pick<typeof React, "act">> = React;
  if (maybeAct.act === undefined) return callback();
  const before = environment.IS_REACT_ACT_ENVIRONMENT;
  environment.IS_REACT_ACT_ENVIRONMENT = true;
  try {
    maybeAct.act(callback);
  } finally {
    environment.IS_REACT_ACT_ENVIRONMENT = before;
  }
}
