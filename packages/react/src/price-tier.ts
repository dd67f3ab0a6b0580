"use client";

export { PriceTier, type PriceTierProps } from "./price-tier/price-tier.js";
export type { Price, PriceMessages, PriceTierView, ShownTier } from "@onlookers/core";
