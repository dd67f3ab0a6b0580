export type { LiveCount, Scope } from "./source/live-count.js";
export type { SubscribeOptions, VisitorObserver, VisitorQuery, VisitorSource } from "./source/visitor-source.js";
export { ageOf, stalenessOf, type Staleness } from "./source/staleness.js";
export { raceWithSignal } from "./abort/race-with-signal.js";
export { canonicalPage, canonicalPath } from "./parse/path.js";

export { displayOf, type Displayed } from "./view/display-rule.js";
export type { DisplayRule } from "./settings/settings.js";
export { sentence, sentenceParts } from "./wording/sentence.js";
export type { Counted, NumberPart, SentenceOptions, SentencePart } from "./wording/sentence.js";
export { localeOf, type LanguageOptions } from "./wording/language.js";
export { defineMessages } from "./wording/define-messages.js";
export type { Forms, Messages, Wording } from "./messages.js";
export type { PriceMessages } from "./price-messages.js";
