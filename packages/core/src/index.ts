export type { LiveCount, Scope } from "./live-count.js";
export { ageOf, stalenessChangesIn, stalenessOf, type Staleness } from "./staleness.js";
export { displayOf, type Displayed, type DisplayRule } from "./display-rule.js";
export { sentence, type Counted, type SentenceOptions } from "./sentence.js";
export { localeOf, type LanguageOptions } from "./choose-messages.js";
export { defineMessages } from "./define-messages.js";
export type { Forms, Messages, Wording } from "./messages.js";
export type { SubscribeOptions, VisitorObserver, VisitorQuery, VisitorSource } from "./visitor-source.js";
