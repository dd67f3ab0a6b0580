// Declared here, so that a browser build needs neither Node nor its types.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

const warned = new Set<string>();

/** Warns during development of a setting that is ignored, once for each name. Production builds contain nothing of this. */
export function warnOnce(name: string, value: unknown): void {
  try {
    if (process.env.NODE_ENV === "production" || warned.has(name)) return;
    warned.add(name);
    console.warn(
      `[onlookers] ${name} has a value of another type, or lacks something. Another value or the default may be used. Correct it:`,
      value,
    );
  } catch {
    // A browser without a bundler has no `process`.
  }
}
