import type { FaultName, ServiceName, TrafficLevel, ZtasDialect } from "../../shared/demo-settings.ts";

export const serviceLabels: Readonly<Record<ServiceName, string>> = {
  plausible: "Plausible",
  ztas: "ztas",
  versatailor: "Versatailor",
};

export const dialectLabels: Readonly<Record<ZtasDialect, string>> = {
  docs: "as its documents say",
  source: "as its source answers",
};

export const trafficLabels: Readonly<Record<TrafficLevel, string>> = {
  quiet: "Quiet",
  usual: "Usual",
  rush: "Rush",
  sale: "Sale",
};

export const faultLabels: Readonly<Record<FaultName, string>> = {
  latency: "Answers 4 seconds late",
  hang: "Never answers",
  reset: "Connection breaks",
  "rate-limited": "429, not saying for how long",
  "rate-limited-retry-after": "429 with Retry-After: 90",
  unauthorized: "401, token revoked",
  "server-error": "503 from its gateway",
  html: "200 with a login page",
  truncated: "Body breaks off",
  stale: "Numbers of 10 minutes ago",
  "wrong-site": "Another shop’s numbers",
};
