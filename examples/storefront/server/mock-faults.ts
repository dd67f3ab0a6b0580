import type { Fault } from "@onlookers/mock";
import type { FaultName } from "../shared/demo-settings.ts";

/** The panel's faults in the mock's terms. */
export const mockFaults: Readonly<Record<FaultName, Fault>> = {
  latency: { kind: "latency", ms: 4000 },
  hang: { kind: "hang" },
  reset: { kind: "reset" },
  "rate-limited": { kind: "rate-limited" },
  "rate-limited-retry-after": { kind: "rate-limited", retryAfterSeconds: 90 },
  unauthorized: { kind: "unauthorized" },
  "server-error": { kind: "server-error", status: 503 },
  html: { kind: "html" },
  truncated: { kind: "truncated" },
  stale: { kind: "stale", minutes: 10 },
  "wrong-site": { kind: "wrong-site" },
};
