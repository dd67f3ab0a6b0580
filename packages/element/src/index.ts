import "./counter/define.js";

export { VisitorCounterElement } from "./counter/visitor-counter-element.js";
export type { BannerAttributes, CounterAttributes, VisitorElements } from "./element-attributes.js";
export type { CounterSettings } from "./counter/counter-settings.js";
export type { CounterEvent } from "./counter/telling.js";
export type { CountView, LiveCount, Messages, Scope, VisitorSource, VisitorStatus, Wording } from "@onlookers/core";
