import type { Reading } from "../world/reading.js";
import { docsBody } from "./docs-body.js";
import { tinybirdBody, v0Body } from "./earlier-bodies.js";
import { sourceBody } from "./source-body.js";

/**
 * Which ztas answers:
 * - `docs`: what its documentation promises
 * - `source`: what its public source does since 11 December 2025
 * - `tinybird`: what the source did for the days before that, with Tinybird as its database
 * - `v0`: the first release, which self-hosters may still run
 */
export const ZTAS_DIALECTS = ["docs", "source", "tinybird", "v0"] as const;

/** One of {@link ZTAS_DIALECTS}. */
export type ZtasDialect = (typeof ZTAS_DIALECTS)[number];

/** The body of a 200 in each dialect. */
export const BODIES: Readonly<Record<ZtasDialect, (reading: Reading) => object>> = {
  docs: docsBody,
  source: sourceBody,
  tinybird: tinybirdBody,
  v0: v0Body,
};
