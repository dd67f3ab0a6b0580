import { isBailOut } from "@onlookers/core/server";
import { isPending, type RelayAnswer, type RelayRequest } from "./http/answer.js";
import { corsHeaders, preflightHeaders } from "./http/cors.js";
import { createCountAnswer } from "./http/count-answer.js";
import { createHttpDate } from "./http/cache-control.js";
import { problem, type ProblemCode } from "./http/problem.js";
import { serverTiming } from "./http/server-timing.js";
import { originForm, pagesOf, siteNameOf } from "./http/target.js";
import type { PageList } from "./plan/sites.js";
import type { Hub } from "./reading/hub.js";
import type { RelayContext } from "./reading/relay-context.js";
import type { Relay, RelayOptions } from "./relay-options.js";
import type { CachedCount } from "./count/site-state.js";
import { countTargetOf } from "./stream/stream-target.js";
import type { Streams } from "./stream/streams.js";

/** Options of {@link createHandler}. */
export interface HandlerOptions extends Pick<RelayOptions, "origin" | "serverTiming"> {
  readonly pages: PageList;
  readonly hub: Hub;
  /** `null` if streams are off: their addresses are then unknown sites. */
  readonly streams: Streams | null;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Answers requests with plain values. Rejects only with a framework's error that ends a render, see `isBailOut`. */
export type Handler = Relay["answer"];

/** No promise for a cached count: each promise costs a turn of the server's microtask queue. */
type AnswerOrPromise = ReturnType<Handler>;

const ALLOW = { Allow: "GET, HEAD, OPTIONS" };

/** Creates the handler of all requests to a relay. */
export function createHandler(options: HandlerOptions): Handler {
  const { hub, streams, now, origin, pages } = options;
  const preflight = { ...ALLOW, ...preflightHeaders(origin) };
  const commonHeaders = { "X-Content-Type-Options": "nosniff", ...corsHeaders(origin) };
  const httpDate = createHttpDate();
  const countAnswer = createCountAnswer({ commonHeaders, httpDate });

  /** Adds the headers of every answer. A count's answer has them already. */
  function withCommonHeaders(answer: RelayAnswer): RelayAnswer {
    return { ...answer, headers: { ...answer.headers, ...commonHeaders, Date: httpDate(now()) } };
  }

  function refuse(code: ProblemCode): RelayAnswer {
    return withCommonHeaders(problem(code));
  }

  function get(request: RelayRequest, context: RelayContext | undefined): AnswerOrPromise {
    const requestTarget = originForm(request.target);
    const streamTarget = streams === null ? null : countTargetOf(requestTarget);
    const target = streamTarget ?? requestTarget;
    const record = hub.sites.get(siteNameOf(target) ?? "");
    if (record === undefined) return refuse("unknown_site");
    const requested = pagesOf(target);
    if (requested === undefined || (streamTarget !== null && requested.length > 1)) return refuse("invalid_page");
    if (!requested.every((page) => pages.resolve(page) !== null)) return refuse("unknown_page");
    if (hub.closed) return refuse("unavailable");
    if (streams !== null && streamTarget !== null) {
      const [page = null] = requested;
      return withCommonHeaders(streams.answer({ record, page, address: request.address?.() }));
    }
    const receivedAt = options.serverTiming === true ? now() : null;
    const toAnswer = (count: CachedCount) => {
      const representation = count.responses.for(requested);
      const answer = countAnswer({ representation, count, ifNoneMatch: request.ifNoneMatch });
      if (receivedAt === null) return answer;
      return { ...answer, headers: { ...answer.headers, "Server-Timing": serverTiming(count, receivedAt) } };
    };
    const cached = hub.cached(record);
    return cached === null ? hub.read(record, context).then(toAnswer) : toAnswer(cached);
  }

  async function head(request: RelayRequest, context: RelayContext | undefined): Promise<RelayAnswer> {
    return { ...(await get(request, context)), body: null };
  }

  function byMethod(request: RelayRequest, context: RelayContext | undefined): AnswerOrPromise {
    switch (request.method) {
      case "GET":
        return get(request, context);
      case "HEAD":
        return head(request, context);
      case "OPTIONS":
        return withCommonHeaders({ status: 204, headers: preflight, body: null });
      default: {
        const refusal = refuse("method_not_allowed");
        return { ...refusal, headers: { ...refusal.headers, ...ALLOW } };
      }
    }
  }

  const unavailable = () => refuse("unavailable");
  const unavailableUnlessBailOut = (error: unknown) => {
    if (isBailOut(error)) throw error;
    return unavailable();
  };

  return (request, context) => {
    try {
      const answer = byMethod(request, context);
      return isPending(answer) ? answer.catch(unavailableUnlessBailOut) : answer;
    } catch {
      return unavailable();
    }
  };
}
