"use client";

export { OnlookersConfig, type OnlookersConfigProps } from "./onlookers-config.js";
export { useVisitors, type UseVisitorsOptions, type Visitors } from "./use-visitors.js";
export { VisitorCounter } from "./visitor-counter.js";
export type {
  CounterClassNames,
  CounterElementProps,
  CounterNumber,
  RenderCounter,
  VisitorCounterProps,
} from "./counter-props.js";
export type { Settings } from "./settings.js";
export type {
  CountView,
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
