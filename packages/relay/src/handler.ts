import { canonicalPath } from "@onlookers/core/server";
import type { RelayAnswer, RelayRequest } from "./http/answer.js";
import { corsHeaders, preflightHeaders } from "./http/cors.js";
import { countAnswer } from "./http/count-answer.js";
import { problem } from "./http/problem.js";
import { pageOf, siteNameOf } from "./http/target.js";
import type { Hub } from "./hub.js";
import { toLiveCount } from "./live-count.js";
import type { PlannedSite } from "./planned-sites.js";
import type { RelayContext, RelayOptions } from "./relay-options.js";
import { countTargetOf } from "./stream/stream-target.js";
import type { Streams } from "./stream/streams.js";

/** The handler's outside. */
export interface HandlerOptions extends Pick<RelayOptions, "origin" | "pages"> {
  readonly sites: ReadonlyMap<string, PlannedSite>;
  readonly hub: Hub;
  /** `null` where the relay has none: their addresses are then as unknown as any other. */
  readonly streams: Streams | null;
  readonly now: () => number;
}

/** Answers requests by plain values. */
export type Handler = (request: RelayRequest, context?: RelayContext) => Promise<RelayAnswer>;

const ALLOW = { Allow: "GET, HEAD, OPTIONS" };

/** The returned handler never rejects. */
export function createHandler({ sites, hub, streams, now, origin, pages }: HandlerOptions): Handler {
  const common = { "X-Content-Type-Options": "nosniff", ...corsHeaders(origin) };
  const preflight: RelayAnswer = { status: 204, headers: { ...ALLOW, ...preflightHeaders(origin) }, body: null };
  const allowedPages = pages === undefined ? null : new Set(pages.map(canonicalPath));

  async function get(request: RelayRequest, context: RelayContext | undefined): Promise<RelayAnswer> {
    const streamed = streams === null ? null : countTargetOf(request.target);
    const target = streamed ?? request.target;
    const site = sites.get(siteNameOf(target) ?? "");
    if (site === undefined) return problem("unknown_site");
    const page = pageOf(target);
    if (page === undefined) return problem("invalid_page");
    if (page !== null && allowedPages?.has(page) === false) return problem("unknown_page");
    if (hub.closed) return problem("unavailable");
    if (streams !== null && streamed !== null) return streams.answer(site, page);
    const { snapshot, dueAt } = await hub.read(site, context);
    return countAnswer(toLiveCount(site, snapshot, page), dueAt, now(), request.ifNoneMatch);
  }

  async function byMethod(request: RelayRequest, context: RelayContext | undefined): Promise<RelayAnswer> {
    switch (request.method) {
      case "GET":
        return get(request, context);
      case "HEAD":
        return { ...(await get(request, context)), body: null };
      case "OPTIONS":
        return preflight;
      default: {
        const refusal = problem("method_not_allowed");
        return { ...refusal, headers: { ...refusal.headers, ...ALLOW } };
      }
    }
  }

  return async (request, context) => {
    const answer = await byMethod(request, context).catch(() => problem("unavailable"));
    return { ...answer, headers: { ...answer.headers, ...common, Date: new Date(now()).toUTCString() } };
  };
}
