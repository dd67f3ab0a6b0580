"use client";

export { OnlookersConfig, useSettings, type OnlookersConfigProps } from "./config/onlookers-config.js";
export { useVisitors, type UseVisitorsOptions, type Visitors } from "./count/use-visitors.js";
export { VisitorCounter } from "./counter/visitor-counter.js";
export type {
  CounterClassNames,
  CounterElementProps,
  CounterNumber,
  VisitorCounterProps,
} from "./counter/counter-props.js";
export type { Settings } from "./config/settings.js";
export type { LiveCount, Messages, Scope, Staleness, VisitorSource, Wording } from "@onlookers/core";
export type { CountView, DisplayCallbacks, HideReason, ShownCount, Trend, VisitorStatus } from "@onlookers/core/widget";
