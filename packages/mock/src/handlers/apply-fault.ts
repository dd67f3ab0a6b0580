import { page, type PlainResponse } from "../service/plain-response.js";
import type { FaultInput, Service } from "../service/service.js";

const GATEWAY_TITLES: Readonly<Record<number, string>> = {
  502: "502 Bad Gateway",
  503: "503 Service Unavailable",
  504: "504 Gateway Time-out",
};

/** Returns the response of a service under a fault. */
export function applyFault(service: Service, { fault, usual, now }: FaultInput): PlainResponse {
  if (fault.kind === "html") return page(200, "Sign in");
  if (fault.kind === "server-error" && fault.status !== undefined && fault.status !== 500) {
    return page(fault.status, GATEWAY_TITLES[fault.status] ?? `${fault.status} Server Error`);
  }
  return service.respondToFault({ fault, usual, now }) ?? usual;
}
