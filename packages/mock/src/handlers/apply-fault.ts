import type { AnyFault } from "../service/fault.js";
import { page, type PlainResponse } from "../service/plain-response.js";
import type { Service } from "../service/service.js";

const GATEWAY_TITLES: Readonly<Record<number, string>> = {
  502: "502 Bad Gateway",
  503: "503 Service Unavailable",
  504: "504 Gateway Time-out",
};

/** What {@link applyFault} needs. */
export interface FaultyResponse {
  /** The response without the fault. */
  readonly usual: PlainResponse;
  readonly fault: AnyFault | null;
  readonly service: Service;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Returns the response of a service under a fault. */
export function applyFault({ usual, fault, service, now }: FaultyResponse): PlainResponse {
  if (fault === null) return usual;
  if (fault.kind === "html") return page(200, "Sign in");
  if (fault.kind === "server-error" && fault.status !== undefined && fault.status !== 500) {
    return page(fault.status, GATEWAY_TITLES[fault.status] ?? `${fault.status} Server Error`);
  }
  return service.respondToFault(fault, usual, now) ?? usual;
}
