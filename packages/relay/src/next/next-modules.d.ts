// The functions of Next.js that this folder calls. Next.js' own types change those of `process.env` for every file.

declare module "next/server.js" {
  /** Since Next.js 15. Resolves when a request is answered; a prerender ends there. */
  export const connection: (() => Promise<void>) | undefined;
  /** Since Next.js 15. */
  export const after: ((task: Promise<unknown>) => void) | undefined;
}

declare module "next/cache.js" {
  /** Ends a prerender by an error. */
  export function unstable_noStore(): void;
}
