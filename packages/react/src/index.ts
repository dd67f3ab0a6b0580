"use client";

export { OnlookersConfig, type OnlookersConfigProps } from "./onlookers-config.js";
export { useVisitors, type UseVisitorsOptions, type Visitors } from "./use-visitors.js";
export { VisitorCounter, type VisitorCounterProps } from "./visitor-counter.js";
export type { Settings } from "./settings.js";
export type { ShownCount, VisitorStatus } from "./visitor-status.js";
export type { LiveCount, Messages, Scope, Staleness, VisitorSource, Wording } from "@onlookers/core";
