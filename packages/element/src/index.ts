import "./counter/define.js";

export { VisitorCounterElement } from "./counter/visitor-counter-element.js";
export type { BannerAttributes, CounterAttributes, VisitorElements } from "./element-attributes.js";
export type { CounterSettings } from "./counter/counter-settings.js";
export type { CounterEvent } from "./counter/telling.js";
export type { LiveCount, Messages, Scope, VisitorSource, Wording } from "@onlookers/core";
export type { CountView, VisitorStatus } from "@onlookers/core/widget";
