export { followCount, knownOf, type FollowCountOptions, type KnownCount } from "./source/follow-count.js";
export { isCurrent, newerOf, ofKnownAge, stalenessChangesIn } from "./source/staleness.js";

export { isSameView, viewOf, type CountState, type CountView } from "./view/count-view.js";
export type { ShownCount, VisitorStatus } from "./view/visitor-status.js";
export type { Trend } from "./view/trend.js";
export { counterAttributes, counterTitle, reserveAttributes } from "./view/counter-attributes.js";
export { reservedText } from "./view/counter-attributes.js";
export { MAX_FADING_COUNTERS } from "./view/max-fading-counters.js";
export { memoizeLast } from "./wording/memoize.js";
export type { DisplayEvent, DisplayCallbacks, HideReason } from "./display/display-event.js";

export { warnOnce } from "./settings/warn-once.js";
export { counterSettings, displaySettings, objectSettings, sharedSettings } from "./settings/settings.js";
export type { CounterSettings } from "./settings/settings.js";
export type { SettingKind, SettingKinds, SettingsOf, SettingsTable, ValueOf } from "./settings/settings-table.js";

export { nearestMessages } from "./wording/language.js";
export { ageText, countQuestion } from "./wording/explanation.js";

export { createBannerGate, type BannerGate, type BannerOptions, type BannerPlacement } from "./banner/banner-gate.js";
export { bannerView, isDismissal, type BannerInput, type BannerLook, type BannerView } from "./banner/banner-view.js";
export type { BannerMemory } from "./banner/banner-memory.js";
export type { BannerRule, FrequencyCap } from "./banner/banner-rule.js";
export { createFocusReturn, type FocusReturn } from "./banner/focus-return.js";

export { priceTierView, type PriceLanguage, type PriceTier, type PriceTierView } from "./price-tier/price-tier-view.js";
export type { ShownTier } from "./price-tier/price-tier.js";
export type { Price } from "./price-tier/price.js";
