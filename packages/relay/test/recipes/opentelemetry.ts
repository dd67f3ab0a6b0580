import { metrics, trace } from "@opentelemetry/api";
import type { RelayEvent } from "@onlookers/relay";

/** For `createRelay({ onEvent: relayTelemetry() })`. */
export function relayTelemetry(): (event: RelayEvent) => void {
  const meter = metrics.getMeter("onlookers");
  const readings = meter.createCounter("onlookers.readings", {
    description: "Readings of a provider, by outcome",
  });
  const visitors = meter.createGauge("onlookers.visitors", { description: "Visitors, by the last reading" });
  const calls = meter.createCounter("onlookers.calls", { description: "Calls to a provider, failed ones included" });
  const served = meter.createCounter("onlookers.served", { description: "Answers, by staleness" });
  const age = meter.createHistogram("onlookers.age", { unit: "s", description: "Age of the counts served" });
  const blocked = meter.createCounter("onlookers.blocked", {
    description: "Due readings that a limit or a pause blocked",
  });

  const streams = meter.createGauge("onlookers.streams", { description: "Open streams of this process" });
  const refused = meter.createCounter("onlookers.streams.refused", { description: "Refused streams" });

  return (event) => {
    const site = { "onlookers.site": event.site };
    if (event.type === "read") {
      readings.add(1, { ...site, "onlookers.outcome": "read" });
      calls.add(event.calls, site);
      visitors.record(event.visitors, site);
    } else if (event.type === "failed") {
      calls.add(event.calls, site);
      readings.add(1, { ...site, "onlookers.outcome": event.code });
      trace.getActiveSpan()?.addEvent("onlookers.failed", { ...site, "onlookers.outcome": event.code });
    } else if (event.type === "hit" || event.type === "stale") {
      served.add(1, { ...site, "onlookers.staleness": event.type === "hit" ? "fresh" : "stale" });
      age.record(event.ageSeconds, site);
    } else if (event.type === "miss") {
      served.add(1, { ...site, "onlookers.staleness": "none" });
    } else if (event.type === "streams") {
      streams.record(event.open, site);
      refused.add(event.refused, site);
    } else if (event.type === "paused" || event.type === "throttled") {
      blocked.add(1, { ...site, "onlookers.reason": event.type });
    }
  };
}
