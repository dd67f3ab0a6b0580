/** Variables that serverless platforms set, by the platform's name. */
const PLATFORMS: Readonly<Record<string, readonly string[]>> = {
  Vercel: ["VERCEL"],
  Netlify: ["NETLIFY"],
  "AWS Lambda": ["AWS_LAMBDA_FUNCTION_NAME"],
  "Azure Functions": ["FUNCTIONS_WORKER_RUNTIME"],
  "Google Cloud Run": ["K_SERVICE", "FUNCTION_TARGET"],
  "Cloudflare Pages": ["CF_PAGES"],
  "Deno Deploy": ["DENO_DEPLOYMENT_ID"],
};

/** A part of the global scope. Workers have no `process`, and Node no such user agent. */
interface Runtime {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  readonly navigator?: { readonly userAgent?: string };
}

const WORKERS = "Cloudflare Workers";

/** The serverless platform that runs this process, `null` if it is none that is known. */
export function serverlessPlatform(runtime: Runtime = globalThis): string | null {
  try {
    if (runtime.navigator?.userAgent === "Cloudflare-Workers") return WORKERS;
    const env = runtime.process?.env ?? {};
    const isSet = (name: string) => (env[name] ?? "") !== "";
    return Object.entries(PLATFORMS).find(([, names]) => names.some(isSet))?.[0] ?? null;
  } catch {
    return null; // Deno throws if a program may not read variables.
  }
}

/**
 * Whether an instance on the platform lives longer than an interval, as a rule, and so can wait before its first reading.
 * An isolate of a Worker may not: if it waited, it would never have a count.
 */
export function outlivesInterval(platform: string): boolean {
  return platform !== WORKERS;
}

const warned = new Set<string>();

/** Warns once in this process that each instance on the platform reads by itself. */
export function warnOfSeparateInstances(platform: string): void {
  if (warned.has(platform)) return;
  warned.add(platform);
  console.warn(`[onlookers] ${separateInstances(platform)}`);
}

/** What it means that a platform's instances share no store, and what to do. */
export function separateInstances(platform: string): string {
  return `${platform} runs any number of instances, and this relay has no shared store, so each of them reads every site by itself, and together they may exceed the token's limit. Pass a shared store, such as redisStore, or instances: the most that run at once.`;
}
