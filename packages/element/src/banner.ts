import "./index.js";

export { VisitorBannerElement } from "./banner/visitor-banner-element.js";
export type { BannerSettings } from "./banner/banner-settings.js";
export type { BannerMemory, BannerPlacement } from "@onlookers/core/widget";
