"use client";

export { VisitorBanner } from "./banner/visitor-banner.js";
export type { BannerPlacement, VisitorBannerProps } from "./banner/banner-props.js";
export type { BannerMemory, FrequencyCap } from "@onlookers/core";
