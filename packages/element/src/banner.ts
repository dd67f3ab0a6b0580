import "./define.js";
import "./define-banner.js";

export { VisitorBannerElement } from "./visitor-banner-element.js";
export type { BannerPlacement, BannerSettings } from "./banner-settings.js";
export type { BannerMemory } from "@onlookers/core";
