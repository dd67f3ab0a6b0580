import type { SiteReport } from "../world/site-report.js";
import { docsBody } from "./docs-body.js";
import { tinybirdBody, v0Body } from "./earlier-bodies.js";
import { sourceBody } from "./source-body.js";

/**
 * The response formats of ztas:
 * - `docs`: the documented format
 * - `source`: the format of the public source since 11 December 2025
 * - `tinybird`: the format of the source in the days before that, with Tinybird as its database
 * - `v0`: the format of the first release, which self-hosted installations may still run
 */
export const ZTAS_DIALECTS = ["docs", "source", "tinybird", "v0"] as const;

/** One of {@link ZTAS_DIALECTS}. */
export type ZtasDialect = (typeof ZTAS_DIALECTS)[number];

/** Builds the body of a 200 in each dialect. */
export const BODY_BUILDERS: Readonly<Record<ZtasDialect, (report: SiteReport) => object>> = {
  docs: docsBody,
  source: sourceBody,
  tinybird: tinybirdBody,
  v0: v0Body,
};
