import { canonicalPath, isBailOut } from "@onlookers/core/server";
import type { RelayAnswer, RelayRequest } from "./http/answer.js";
import { corsHeaders, preflightHeaders } from "./http/cors.js";
import { createCountAnswers } from "./http/count-answer.js";
import { createHttpDate } from "./http/http-date.js";
import { problem, type ProblemCode } from "./http/problem.js";
import { serverTiming } from "./http/server-timing.js";
import { pagesOf, siteNameOf } from "./http/target.js";
import type { Hub } from "./reading/hub.js";
import type { RelayContext } from "./reading/relay-context.js";
import type { Relay, RelayOptions } from "./relay-options.js";
import type { CachedCount } from "./count/site-state.js";
import { countTargetOf } from "./stream/stream-target.js";
import type { Streams } from "./stream/streams.js";

/** The handler's outside. */
export interface HandlerOptions extends Pick<RelayOptions, "origin" | "pages" | "serverTiming"> {
  readonly hub: Hub;
  /** `null` where the relay has none: their addresses are then as unknown as any other. */
  readonly streams: Streams | null;
  readonly now: () => number;
}

/** Answers requests by plain values. Rejects only with a framework's error that ends a render, see `isBailOut`. */
export type Handler = Relay["answer"];

/** No promise where nothing must be waited for: it would take a server through its queues once more for each answer. */
type Answering = ReturnType<Handler>;

const ALLOW = { Allow: "GET, HEAD, OPTIONS" };

export function createHandler(options: HandlerOptions): Handler {
  const { hub, streams, now, origin, pages } = options;
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

  function get(request: RelayRequest, context: RelayContext | undefined): Answering {
    const streamed = streams === null ? null : countTargetOf(request.target);
    const target = streamed ?? request.target;
    const record = hub.sites.get(siteNameOf(target) ?? "");
    if (record === undefined) return refused("unknown_site");
    const asked = pagesOf(target);
    if (asked === undefined || (streamed !== null && asked.length > 1)) return refused("invalid_page");
    if (allowedPages !== null && !asked.every((page) => allowedPages.has(page))) return refused("unknown_page");
    if (hub.closed) return refused("unavailable");
    if (streams !== null && streamed !== null)
      return plain(streams.answer(record, asked[0] ?? null, request.address?.()));
    const askedAt = options.serverTiming === true ? now() : null;
    const told = (count: CachedCount) => {
      const answer = countAnswer(count.responses.for(asked), count, request.ifNoneMatch);
      if (askedAt === null) return answer;
      return { ...answer, headers: { ...answer.headers, "Server-Timing": serverTiming(count, askedAt) } };
    };
    const cached = hub.cached(record);
    return cached === null ? hub.read(record, context).then(told) : told(cached);
  }

  async function head(request: RelayRequest, context: RelayContext | undefined): Promise<RelayAnswer> {
    return { ...(await get(request, context)), body: null };
  }

  function byMethod(request: RelayRequest, context: RelayContext | undefined): Answering {
    switch (request.method) {
      case "GET":
        return get(request, context);
      case "HEAD":
        return head(request, context);
      case "OPTIONS":
        return plain({ status: 204, headers: preflight, body: null });
      default: {
        const refusal = refused("method_not_allowed");
        return { ...refusal, headers: { ...refusal.headers, ...ALLOW } };
      }
    }
  }

  const unavailable = () => refused("unavailable");
  const unavailableUnlessBailOut = (error: unknown) => {
    if (isBailOut(error)) throw error;
    return unavailable();
  };

  return (request, context) => {
    try {
      const answer = byMethod(request, context);
      return "then" in answer ? answer.catch(unavailableUnlessBailOut) : answer;
    } catch {
      return unavailable();
    }
  };
}
