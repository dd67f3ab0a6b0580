// Only the name that is used, so that a browser build needs neither Node nor its types.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/**
 * Prevents a mock in production, where real visitors would read its numbers.
 *
 * @throws Error if `NODE_ENV` is `production`
 */
export function refuseProduction(): void {
  if (nodeEnv() !== "production") return;
  throw new Error(
    "[onlookers] The mock does not run with NODE_ENV=production, because its visitors are made up and people would " +
      "take them for real. Configure the providers for the real services, or change NODE_ENV.",
  );
}

function nodeEnv(): string | undefined {
  try {
    return process.env.NODE_ENV; // Bundlers replace exactly this expression.
  } catch {
    return undefined; // A browser without a bundler has no `process`.
  }
}
