import { page, type Answer } from "../http/answer.js";
import type { Service } from "../service.js";
import type { AnyFault } from "./fault.js";

/** What a service answers under a fault, in place of its usual answer. */
export function disturb(usual: Answer, fault: AnyFault | null, service: Service, now: number): Answer {
  if (fault === null) return usual;
  if (fault.kind === "html") return page(200, "Sign in");
  if (fault.kind === "server-error" && fault.status !== undefined && fault.status !== 500) {
    return page(fault.status, GATEWAY_TITLES[fault.status] ?? `${fault.status} Server Error`);
  }
  return service.failed(fault, usual, now) ?? usual;
}

const GATEWAY_TITLES: Readonly<Record<number, string>> = {
  502: "502 Bad Gateway",
  503: "503 Service Unavailable",
  504: "504 Gateway Time-out",
};
