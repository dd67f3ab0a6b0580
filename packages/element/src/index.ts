import { VisitorCounterElement } from "./counter/visitor-counter-element.js";
import { defineElement } from "./dom/define-element.js";

defineElement("visitor-counter", VisitorCounterElement);

export { VisitorCounterElement };
export type { BannerAttributes, CounterAttributes, VisitorElements } from "./element-attributes.js";
export type { CounterSettings } from "./counter/counter-settings.js";
export type { CounterEvent } from "./counter/display-events.js";
export type { LiveCount, Messages, Scope, VisitorSource, Wording } from "@onlookers/core";
export type { CountView, VisitorStatus } from "@onlookers/core/widget";
