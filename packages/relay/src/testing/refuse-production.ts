// Declared here, so that a browser build needs neither Node nor its types.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** @throws {Error} if `NODE_ENV` is `production` */
export function refuseProduction(): void {
  if (nodeEnv() !== "production") return;
  throw new Error(
    "[onlookers] A test source invents visitors, so it does not run with NODE_ENV=production, where visitors would take " +
      "its numbers for real people. Pass a relay to the counter, or set NODE_ENV to another value.",
  );
}

function nodeEnv(): string | undefined {
  try {
    return process.env.NODE_ENV; // Written out in full, because bundlers replace this expression.
  } catch {
    return undefined; // A browser without a bundler has no `process`.
  }
}
