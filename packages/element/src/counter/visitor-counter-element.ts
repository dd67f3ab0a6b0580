import type { Messages, VisitorSource } from "@onlookers/core";
import {
  followCount,
  MAX_FADING_COUNTERS,
  reserveAttributes,
  viewOf,
  type CountState,
  type CountView,
} from "@onlookers/core/widget";
import { countUrl, parseLiveCount, sourceFor, type PageBatcher } from "@onlookers/relay/client";
import { batchMicrotask } from "../dom/batch-microtask.js";
import { BaseElement } from "../dom/define-element.js";
import { languageAt } from "../dom/language-at.js";
import { setState } from "../dom/set-state.js";
import { reflectProperties, upgradeProperties } from "../dom/attribute-settings.js";
import { counterTable, settingsOf, type CounterSettings } from "./counter-settings.js";
import { createCounterShadow } from "./counter-shadow.js";
import { lazyListener } from "./lazy-listener.js";
import { loadMessages, messagesListeners, setSharedMessages, sharedMessages } from "./shared-messages.js";

declare global {
  interface HTMLElementTagNameMap {
    "visitor-counter": VisitorCounterElement;
  }
}

/**
 * Shows how many people are on the site, by the same rules and in the same words as `<VisitorCounter>` from
 * `@onlookers/react`. Without a number it shows its own content and keeps its place. The README lists the attributes.
 */
export class VisitorCounterElement extends BaseElement<CounterSettings> {
  static readonly observedAttributes = ["lang", ...reflectProperties(this.prototype, counterTable)];

  /**
   * Reads the pages of all counters in batches: `createPageBatcher()` of `@onlookers/relay/client`. Set it before the first
   * counter.
   *
   * @default `(source) => source`: one request for each page
   */
  static batch: PageBatcher = (source) => source;

  /**
   * The languages of all counters without messages of their own, such as `de` from `@onlookers/core/messages/de`.
   *
   * @default English
   */
  static get messages(): readonly Messages[] {
    return sharedMessages;
  }

  static set messages(messages) {
    setSharedMessages(messages);
  }

  /** Moving an element disconnects and connects it in one task. Batching both keeps the subscription. */
  readonly #update = batchMicrotask(() => (this.isConnected ? this.#connect() : this.#disconnect()));
  readonly #internals = this.attachInternals();
  readonly #shadow = createCounterShadow(this);
  readonly #notifyDisplay = lazyListener(async () => (await import("./display-events.js")).createDisplayListener(this));
  #messages: Messages | readonly Messages[] | undefined;
  #source: VisitorSource | undefined;
  #settings: CounterSettings = {};
  #url: string | undefined;
  #query: readonly unknown[] = [];
  #unsubscribe: (() => void) | undefined;
  #state: CountState | undefined;
  #view: CountView | undefined;

  constructor() {
    super();
    upgradeProperties(this);
  }

  /** One language or several for this counter alone. */
  get messages(): Messages | readonly Messages[] | undefined {
    return this.#messages;
  }

  set messages(messages) {
    this.#messages = messages;
    this.#update();
  }

  /** A source to use in place of a relay. */
  get source(): VisitorSource | undefined {
    return this.#source;
  }

  set source(source) {
    this.#source = source;
    this.#update();
  }

  /** What the counter shows; `undefined` before it is in the page. */
  get view(): CountView | undefined {
    return this.#view;
  }

  connectedCallback(): void {
    this.#update();
  }

  disconnectedCallback(): void {
    this.#update();
  }

  attributeChangedCallback(): void {
    this.#update();
  }

  #connect(): void {
    messagesListeners.add(this.#update);
    // A poll renders with these settings, without parsing an attribute.
    const settings = { ...settingsOf(this), messages: this.#messages ?? sharedMessages };
    settings.locale ??= languageAt(this);
    this.#settings = settings;
    const { relay, site, page, locale, initialCount, disabled } = settings;
    if (locale && !this.#messages) loadMessages?.(locale);
    this.#url = relay === undefined ? relay : countUrl(relay, settings);
    this.#shadow.reserve(reserveAttributes(page, settings));
    const source = VisitorCounterElement.batch(sourceFor({ relay, source: this.#source, enabled: !disabled }));
    const query = [source, site, page];
    if (this.#state && query.every((value, index) => value === this.#query[index])) return this.#render(this.#state);
    this.#unsubscribe?.();
    this.#query = query;
    this.#unsubscribe = followCount(source, {
      query: { site, page },
      initialCount: parseLiveCount(initialCount) ?? undefined,
      next: (state) => this.#render(state),
    });
  }

  #disconnect(): void {
    messagesListeners.delete(this.#update);
    this.#unsubscribe?.();
    this.#query = [];
    this.#notifyDisplay(undefined);
  }

  #render(state: CountState): void {
    this.#state = state;
    const { disabled, announce, events } = this.#settings;
    const view = viewOf({ ...state, isDisabled: disabled, before: this.#view }, this.#settings);
    this.#view = view;
    setState(this.#internals, view.status);
    this.#shadow.render(view, this.#url, messagesListeners.size <= MAX_FADING_COUNTERS);
    this.#notifyDisplay(announce || events ? view : undefined);
  }
}
