/**
 * Whether an error ends a render of a framework, and says nothing about the service. Next.js throws such errors from its
 * `fetch` when a page reads something while it is prerendered or revalidated. They have a `digest`; React's have a
 * `$$typeof`. Pass them on, because the framework must receive them.
 */
export function isBailOut(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  return ("digest" in error && typeof error.digest === "string") || "$$typeof" in error;
}
