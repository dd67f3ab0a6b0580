import { canonicalPath } from "@onlookers/core/server";
import type { RelayAnswer, RelayRequest } from "./http/answer.js";
import { corsHeaders, preflightHeaders } from "./http/cors.js";
import { createCountAnswers } from "./http/count-answer.js";
import { createHttpDate } from "./http/http-date.js";
import { problem, type ProblemCode } from "./http/problem.js";
import { serverTiming } from "./http/server-timing.js";
import { pagesOf, siteNameOf } from "./http/target.js";
import type { Hub } from "./hub.js";
import type { PlannedSite } from "./planned-sites.js";
import type { RelayContext, RelayOptions } from "./relay-options.js";
import { countTargetOf } from "./stream/stream-target.js";
import type { Streams } from "./stream/streams.js";

/** The handler's outside. */
export interface HandlerOptions extends Pick<RelayOptions, "origin" | "pages" | "serverTiming"> {
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
export function createHandler(options: HandlerOptions): Handler {
  const { sites, hub, streams, now, origin, pages } = options;
  const preflight = { ...ALLOW, ...preflightHeaders(origin) };
  const common = { "X-Content-Type-Options": "nosniff", ...corsHeaders(origin) };
  const httpDate = createHttpDate();
  const countAnswer = createCountAnswers(common, httpDate);
  const allowedPages = pages === undefined ? null : new Set(pages.map(canonicalPath));

  /** Adds what every answer says beside its own; a count's says it already. */
  function plain(answer: RelayAnswer): RelayAnswer {
    return { ...answer, headers: { ...answer.headers, ...common, Date: httpDate(now()) } };
  }

  function refused(code: ProblemCode): RelayAnswer {
    return plain(problem(code));
  }

  async function get(request: RelayRequest, context: RelayContext | undefined): Promise<RelayAnswer> {
    const streamed = streams === null ? null : countTargetOf(request.target);
    const target = streamed ?? request.target;
    const site = sites.get(siteNameOf(target) ?? "");
    if (site === undefined) return refused("unknown_site");
    const asked = pagesOf(target);
    if (asked === undefined || (streamed !== null && asked.length > 1)) return refused("invalid_page");
    if (allowedPages !== null && !asked.every((page) => allowedPages.has(page))) return refused("unknown_page");
    if (hub.closed) return refused("unavailable");
    if (streams !== null && streamed !== null)
      return plain(streams.answer(site, asked[0] ?? null, request.address?.()));
    const askedAt = options.serverTiming === true ? now() : null;
    const { at, counts, dueAt } = await hub.read(site, context);
    const representation = counts.of(asked);
    const answer = countAnswer(representation, dueAt, at, request.ifNoneMatch);
    if (askedAt === null) return answer;
    return { ...answer, headers: { ...answer.headers, "Server-Timing": serverTiming(representation, askedAt, at) } };
  }

  function byMethod(request: RelayRequest, context: RelayContext | undefined): RelayAnswer | Promise<RelayAnswer> {
    switch (request.method) {
      case "GET":
        return get(request, context);
      case "HEAD":
        return get(request, context).then((answer) => ({ ...answer, body: null }));
      case "OPTIONS":
        return plain({ status: 204, headers: preflight, body: null });
      default: {
        const refusal = refused("method_not_allowed");
        return { ...refusal, headers: { ...refusal.headers, ...ALLOW } };
      }
    }
  }

  return async (request, context) => {
    try {
      return await byMethod(request, context);
    } catch {
      return refused("unavailable");
    }
  };
}
