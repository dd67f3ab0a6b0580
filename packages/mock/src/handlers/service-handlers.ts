import { http, type RequestHandler } from "msw";
import type { AnyFault } from "../service/fault.js";
import { withHeaders } from "../service/plain-response.js";
import { matchPath, urlPattern } from "../service/route.js";
import type { Service } from "../service/service.js";
import type { ServiceName } from "../services.js";
import { OTHER_SITE, type Site } from "../site/site.js";
import type { SiteReport } from "../world/site-report.js";
import type { ReadableWorld } from "../world/world.js";
import { applyFault } from "./apply-fault.js";
import type { Delay } from "./delay.js";
import type { FaultInjector } from "./fault-injector.js";
import type { WritableRequestLog } from "./request-log.js";
import { toNetworkError, toResponse, toTruncatedResponse } from "./to-response.js";

/** What all services of one mock share. */
export interface HandlerContext {
  readonly world: ReadableWorld;
  readonly faults: FaultInjector;
  readonly log: WritableRequestLog;
  /** Returns epoch milliseconds. */
  readonly now: () => number;
  readonly delay: Delay;
}

interface RouteContext {
  readonly name: ServiceName;
  readonly service: Service;
  readonly path: string;
}

/** Creates one msw handler per route of a service. Each handles all methods. */
export function createServiceHandlers(
  { name, service }: Pick<RouteContext, "name" | "service">,
  context: HandlerContext,
): RequestHandler[] {
  return service.routes.map(({ path }) =>
    http.all(urlPattern(service.baseUrl, path), async ({ request }) =>
      handle(request, { ...context, name, service, path }),
    ),
  );
}

async function handle(
  request: Request,
  { world, faults, log, now: clock, delay, name, service, path }: HandlerContext & RouteContext,
): Promise<Response> {
  const body = await request.text();
  const now = clock();
  const fault = faults.get(name);
  const ageSeconds = fault?.kind === "stale" ? fault.minutes * 60 : 0;
  const reportedAt = now - ageSeconds * 1000;
  const { method, headers } = request;
  const { searchParams: query, pathname } = new URL(request.url);
  const params = matchPath(new URL(service.baseUrl).pathname.replace(/\/$/, "") + path, pathname) ?? {};
  const report = (site: Site): SiteReport => world.report(fault?.kind === "wrong-site" ? OTHER_SITE : site, reportedAt);

  const { response: usual, site } = service.respond({ method, path, params, query, headers, body, now, report });
  const response = withHeaders(fault ? applyFault(service, { fault, usual, now }) : usual, {
    date: new Date(reportedAt).toUTCString(),
    // The time that a cache has stored the response (RFC 9111 §5.1).
    ...(ageSeconds > 0 && { age: String(ageSeconds) }),
  });

  log.add({
    at: now,
    service: name,
    method,
    path,
    site: site?.name ?? null,
    status: hasResponse(fault) ? response.status : null,
    fault: fault?.kind ?? null,
  });

  if (fault?.kind === "latency") await delay(fault.ms, request.signal);
  if (fault?.kind === "hang") await aborted(request.signal);
  if (!hasResponse(fault)) return toNetworkError();
  return fault?.kind === "truncated" ? toTruncatedResponse(response) : toResponse(response);
}

function hasResponse(fault: AnyFault | null): boolean {
  return fault?.kind !== "hang" && fault?.kind !== "reset";
}

/** Resolves when the signal aborts. It uses no timer, so a request that hangs does not keep the process alive. */
async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
