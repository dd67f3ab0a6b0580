"use client";

export { PriceTier, type PriceTierProps, type Stock } from "./price-tier/price-tier.js";
export type { PriceMessages } from "@onlookers/core";
export type { Price, PriceTierView, ShownTier } from "@onlookers/core/widget";
