"use client";

export { VisitorBanner } from "./banner/visitor-banner.js";
export type { VisitorBannerProps } from "./banner/banner-props.js";
export type { BannerMemory, BannerPlacement, FrequencyCap } from "@onlookers/core/widget";
