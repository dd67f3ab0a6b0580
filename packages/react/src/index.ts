"use client";

export { OnlookersConfig, useSettings, type OnlookersConfigProps } from "./onlookers-config.js";
export { useVisitors, type UseVisitorsOptions } from "./use-visitors.js";
export { VisitorCounter } from "./visitor-counter.js";
export type { CounterClassNames, CounterElementProps, CounterNumber, VisitorCounterProps } from "./counter-props.js";
export type { Settings } from "./settings.js";
export type { Visitors } from "./visitors.js";
export type {
  CountView,
  DisplayHandlers,
  HideReason,
  LiveCount,
  Messages,
  Scope,
  ShownCount,
  Staleness,
  Trend,
  VisitorSource,
  VisitorStatus,
  Wording,
} from "@onlookers/core";
