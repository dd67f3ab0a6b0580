import "./define.js";
import "./define-banner.js";

export { VisitorBannerElement } from "./visitor-banner-element.js";
export type { BannerSettings } from "./banner-settings.js";
export type { BannerMemory, BannerPlacement } from "@onlookers/core";
