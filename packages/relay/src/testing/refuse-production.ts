// The name alone, so that a browser build needs neither Node nor its types.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** @throws Error where `NODE_ENV` is `production` */
export function refuseProduction(): void {
  if (nodeEnv() !== "production") return;
  throw new Error(
    "[onlookers] A test source makes visitors up, so it refuses to run with NODE_ENV=production, where shoppers would " +
      "take its numbers for real people. Give the counter its relay there, or set NODE_ENV to something else.",
  );
}

function nodeEnv(): string | undefined {
  try {
    return process.env.NODE_ENV; // Spelled out in one piece: that is what bundlers replace.
  } catch {
    return undefined; // A browser without a bundler has no `process`.
  }
}
