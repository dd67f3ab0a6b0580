import {
  createTestSource as createPlainSource,
  type TestSource,
  type TestSourceOptions,
} from "@onlookers/relay/testing";
import * as React from "react";

/**
 * A source that says what a test or a story tells it to, for the `source` of a counter or an `OnlookersConfig`. What it
 * says is on the page when the call returns, by React's own `act`, which React has from 18.3; before, call it inside
 * Testing Library's.
 *
 * @throws Error where `NODE_ENV` is `production`
 */
export function createTestSource(options: TestSourceOptions = {}): TestSource {
  return createPlainSource({ act, ...options });
}

/** What React looks for before it lets itself be tested. */
const isTested: { IS_REACT_ACT_ENVIRONMENT?: boolean | undefined } = Object(globalThis);

function act(work: () => void): void {
  const ofReact: Partial<Pick<typeof React, "act">> = React;
  if (ofReact.act === undefined) return work();
  const before = isTested.IS_REACT_ACT_ENVIRONMENT;
  isTested.IS_REACT_ACT_ENVIRONMENT = true;
  try {
    ofReact.act(work);
  } finally {
    isTested.IS_REACT_ACT_ENVIRONMENT = before;
  }
}
