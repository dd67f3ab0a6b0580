// The tests build this app several times, each time with other settings in the environment.
import { join } from "node:path";

const { NEXT_DIST: distDir, NEXT_OUTPUT: output, NEXT_ISR, NEXT_CACHE_COMPONENTS, NEXT_TRAILING_SLASH } = process.env;
const root = join(import.meta.dirname, "../../../..");

/** @type {import("next").NextConfig} */
export default {
  distDir,
  output,
  cacheComponents: NEXT_CACHE_COMPONENTS === "1",
  trailingSlash: NEXT_TRAILING_SLASH === "1",
  pageExtensions: NEXT_ISR === "1" ? ["tsx", "ts", "isr.tsx", "isr.ts"] : ["tsx", "ts"],
  turbopack: { root },
  outputFileTracingRoot: root,
  // One process, so that all pages of a build share a relay.
  experimental: { cpus: 1 },
  // The repository's own check of types includes this app.
  typescript: { ignoreBuildErrors: true },
};
