export type { LiveCount, Scope } from "./live-count.js";
export { ageOf, stalenessChangesIn, stalenessOf, type Staleness } from "./staleness.js";
export { isShown, type DisplayRule } from "./display-rule.js";
export { sentence, type SentenceOptions } from "./sentence.js";
export type { Wording } from "./messages/messages.js";
export type { SubscribeOptions, VisitorObserver, VisitorQuery, VisitorSource } from "./visitor-source.js";
