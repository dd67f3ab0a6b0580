import type { DisplayRule, Messages, VisitorSource, Wording } from "@onlookers/core";

/** What a whole shop may set once, on an `OnlookersConfig`, and one counter for itself. */
export interface Settings extends DisplayRule {
  /** Where the relay is mounted: relative to the page, e.g. `/api/onlookers`, or absolute. */
  readonly relay?: string | undefined;
  /** Where counts come from instead of a relay. Keep one for the life of the page: it is known by its identity. */
  readonly source?: VisitorSource | undefined;
  /**
   * The site's public name on the relay.
   *
   * @default "default"
   */
  readonly site?: string | undefined;
  /**
   * A BCP 47 language tag. Never taken from the browser: server and browser must write the same.
   *
   * @default that of the first `messages`, else "en"
   */
  readonly locale?: string | undefined;
  /**
   * One language or several, such as `de` of `@onlookers/core/messages/de`; `locale` picks one. Where none fits, all is
   * English. Keep an array outside of your component: it is known by its identity.
   *
   * @default English
   */
  readonly messages?: Messages | readonly Messages[] | undefined;
  /** @default "recent", or "now" where the count's window is at most 60 s */
  readonly wording?: Wording | undefined;
  /**
   * `false` asks for nothing and shows nothing, and keeps the place: for a test's control group, or to switch all off.
   *
   * @default true
   */
  readonly enabled?: boolean | undefined;
}

/** Counts come from a relay, or from a source instead: never from both. */
export type OneOrigin =
  | { readonly relay?: string | undefined; readonly source?: undefined }
  | { readonly relay?: undefined; readonly source?: VisitorSource | undefined };

/** {@link Settings} with every key, so that the compiler finds the place that forgets a new one. */
export type EverySetting = { readonly [key in keyof Settings]-?: Settings[key] };

/** A component's props without the settings. */
export function withoutSettings<Props extends Settings>(props: Props) {
  // oxlint-disable-next-line no-unused-vars -- What is left out of the others.
  const { relay, source, site, locale, messages, wording, enabled, minimum, hideBelow, steps, maximum, ...others } =
    props;
  return others;
}

/** The settings among a component's props, and all others. */
export function splitSettings<Props extends Settings>(props: Props) {
  const { relay, source, site, locale, messages, wording, enabled, minimum, hideBelow, steps, maximum } = props;
  const origin = source === undefined ? { relay, source } : { relay: undefined, source };
  const own = { ...origin, site, locale, messages, wording, enabled, minimum, hideBelow, steps, maximum };
  return [own satisfies EverySetting, withoutSettings(props)] as const;
}

/** The inner settings, and the outer ones for all that the inner leave out. */
export function mergeSettings(outer: Settings, inner: Settings): EverySetting {
  // Together: a relay further in is not overruled by a source further out.
  const { relay, source } = (inner.relay ?? inner.source) === undefined ? outer : inner;
  return {
    relay,
    source,
    site: inner.site ?? outer.site,
    locale: inner.locale ?? outer.locale,
    messages: inner.messages ?? outer.messages,
    wording: inner.wording ?? outer.wording,
    enabled: inner.enabled ?? outer.enabled,
    minimum: inner.minimum ?? outer.minimum,
    hideBelow: inner.hideBelow ?? outer.hideBelow,
    steps: inner.steps ?? outer.steps,
    maximum: inner.maximum ?? outer.maximum,
  };
}
