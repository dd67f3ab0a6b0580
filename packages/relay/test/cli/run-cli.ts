import { main } from "../../src/cli/main.js";
import type { CliContext } from "../../src/cli/cli-context.js";

/** A token that must not appear in any output. */
export const CANARY = "vt_canary_8c02e5";

/** The variables of a site on the mock's Versatailor. */
export const envFor = (url: string, token = CANARY) => ({
  ONLOOKERS_PROVIDER: "versatailor",
  ONLOOKERS_SITE_ID: "shop.example",
  ONLOOKERS_TOKEN: token,
  ONLOOKERS_BASE_URL: url,
});

/** A running command. */
export interface Running {
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves when the output contains the text, or rejects when the command ends without it. */
  readonly printed: (text: string) => Promise<void>;
  /** Ends the command, as Ctrl-C does. */
  readonly end: () => void;
  readonly code: Promise<number>;
}

/** Starts the command in this process. */
export function start(argv: readonly string[], overrides: Partial<CliContext> = {}): Running {
  let output = "";
  let errors = "";
  let hasEnded = false;
  let wake = () => {};
  const ending = new AbortController();
  const code = main(argv, {
    version: "1.2.3",
    env: {},
    print(text) {
      output += text;
      wake();
    },
    printError: (text) => (errors += text),
    ended: ending.signal,
    ...overrides,
  }).finally(() => {
    hasEnded = true;
    wake();
  });
  return {
    output: () => output,
    errors: () => errors,
    async printed(text) {
      while (!output.includes(text)) {
        if (hasEnded) throw new Error(`Ended without printing "${text}": ${output}${errors}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    end: () => ending.abort(),
    code,
  };
}

/** Runs a command that ends by itself. */
export async function run(argv: readonly string[], overrides: Partial<CliContext> = {}) {
  const running = start(argv, overrides);
  const code = await running.code;
  return { code, output: running.output(), errors: running.errors() };
}
