import "./define.js";

export { VisitorCounterElement } from "./visitor-counter-element.js";
export type { BannerAttributes, CounterAttributes, VisitorElements } from "./element-attributes.js";
export type { CounterSettings } from "./counter-settings.js";
export type { CounterEvent } from "./telling.js";
export type { CountView, LiveCount, Messages, Scope, VisitorSource, VisitorStatus, Wording } from "@onlookers/core";
