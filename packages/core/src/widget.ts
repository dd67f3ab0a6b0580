export { followCount, knownOf, newerOf, type FollowCountOptions, type KnownCount } from "./source/follow-count.js";
export { stalenessChangesIn } from "./source/staleness.js";

export { saysSame, viewOf, type CountState, type CountView } from "./view/count-view.js";
export type { ShownCount, VisitorStatus } from "./view/visitor-status.js";
export type { Trend } from "./view/trend.js";
export { reservedText } from "./view/reserved-text.js";
export { sharedMemo } from "./view/shared-memo.js";
export type { DisplayEvent, DisplayHandlers, HideReason } from "./display/display-event.js";

export { nearestMessages } from "./wording/nearest-language.js";
export { ageText, countQuestion } from "./wording/explanation.js";

export { bannerGate, type BannerGate, type BannerOptions } from "./banner/banner-gate.js";
export type { BannerMemory } from "./banner/banner-memory.js";
export type { BannerPlacement } from "./banner/banner-placement.js";
export type { BannerRule, FrequencyCap } from "./banner/banner-rule.js";
export { leaveFocus } from "./banner/leave-focus.js";
export { dismissLabel } from "./banner/dismiss-label.js";

export { priceTierView, type PriceLanguage, type PriceTier, type PriceTierView } from "./price-tier/price-tier-view.js";
export type { ShownTier } from "./price-tier/price-tier.js";
export type { Price } from "./price-tier/price.js";
