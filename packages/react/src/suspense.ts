"use client";

export { SuspenseVisitorCounter, type SuspenseVisitorCounterProps } from "./suspense/suspense-visitor-counter.js";
export {
  useSuspenseVisitors,
  type SuspenseVisitors,
  type UseSuspenseVisitorsOptions,
} from "./suspense/use-suspense-visitors.js";
export type { CountOrPromise } from "./suspense/count-or-promise.js";
