import { http, type RequestHandler } from "msw";
import { disturb } from "./faults/disturb.js";
import type { AnyFault } from "./faults/fault.js";
import type { FaultSwitch } from "./faults/fault-switch.js";
import { withHeaders } from "./http/answer.js";
import { brokenConnection, toResponse, toTruncatedResponse } from "./http/to-response.js";
import type { WritableLog } from "./request-log.js";
import type { Service } from "./service.js";
import { STRANGER, type Site } from "./site.js";
import type { Wait } from "./wait.js";
import type { Reading } from "./world/reading.js";
import type { ReadableWorld } from "./world/world.js";

/** What stands around a service. */
export interface ServiceSurroundings {
  readonly world: ReadableWorld;
  readonly faults: FaultSwitch;
  readonly log: WritableLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: Wait;
}

/** A service as msw handlers at its URLs, one for each route and all methods. */
export function serviceHandlers(service: Service, surroundings: ServiceSurroundings): RequestHandler[] {
  return service.routes.map(({ path }) =>
    http.all(service.baseUrl + path, async ({ request }) => respond(service, path, request, surroundings)),
  );
}

async function respond(
  service: Service,
  path: string,
  request: Request,
  { world, faults, log, now: clock, wait }: ServiceSurroundings,
): Promise<Response> {
  const body = await request.text();
  const now = clock();
  const fault = faults.get(service.name);
  const ageSeconds = fault?.kind === "stale" ? fault.minutes * 60 : 0;
  const toldAt = now - ageSeconds * 1000;
  const { method, headers } = request;
  const query = new URL(request.url).searchParams;
  const read = (site: Site): Reading => world.read(fault?.kind === "wrong-site" ? STRANGER : site, toldAt);

  const { answer: usual, site } = service.answer({ method, path, query, headers, body, now, read });
  const answer = withHeaders(disturb(usual, fault, service, now), {
    date: new Date(toldAt).toUTCString(),
    // As a cache says how long it has kept an answer (RFC 9111 §5.1).
    ...(ageSeconds > 0 && { age: String(ageSeconds) }),
  });

  const status = isAnswered(fault) ? answer.status : null;
  log.add({
    at: now,
    service: service.name,
    method,
    path,
    site: site?.name ?? null,
    status,
    fault: fault?.kind ?? null,
  });

  if (fault?.kind === "latency") await wait(fault.ms, request.signal);
  if (fault?.kind === "hang") await aborted(request.signal);
  if (!isAnswered(fault)) return brokenConnection();
  return fault?.kind === "truncated" ? toTruncatedResponse(answer) : toResponse(answer);
}

function isAnswered(fault: AnyFault | null): boolean {
  return fault?.kind !== "hang" && fault?.kind !== "reset";
}

/** Holds nothing open: without a timer, a hung request doesn't keep a process alive. */
async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
