import type { DisplayRule, Messages, SentenceOptions, VisitorSource } from "@onlookers/core";
import { followCount, viewOf, type CountState, type CountView } from "@onlookers/core/widget";
import { isLiveCount, type PageBatcher } from "@onlookers/relay/client";
import { writeAttributes, writeReserve } from "./counter-attributes.js";
import { countOrigin } from "./count-origin.js";
import { counterReaders } from "./counter-settings.js";
import { createCounterShadow } from "./counter-shadow.js";
import { ElementWithSettings } from "./element-with-settings.js";
import { followedBy } from "./follower.js";
import { languageAt } from "../dom/language-at.js";
import { oncePerTask } from "../dom/once-per-task.js";
import { attributeOf, takeUpProperties } from "../dom/reflected-properties.js";

declare global {
  interface HTMLElementTagNameMap {
    "visitor-counter": VisitorCounterElement;
  }
}

const connected = new Set<VisitorCounterElement>();
let shared: readonly Messages[] = [];

/**
 * Says how many people are here, by the same rules and in the same words as `<VisitorCounter>` of `@onlookers/react`.
 * Where nothing may be said it shows its own content, and keeps its place. See the package's README for attributes.
 */
export class VisitorCounterElement extends ElementWithSettings {
  static readonly observedAttributes = ["lang", ...Object.keys(counterReaders).map(attributeOf)];

  /**
   * Called with the locale of a counter that has no messages of its own: may fetch some, and add them to
   * {@link VisitorCounterElement.messages}.
   */
  static onLocale: ((locale: string) => void) | undefined;

  /**
   * Reads the pages of all counters in batches: `createPageBatcher()` of `@onlookers/relay/client`. Set it before the first
   * counter.
   *
   * @default `(source) => source`: one request for each page
   */
  static batch: PageBatcher = (source) => source;

  /**
   * The languages of all counters without messages of their own, such as `de` of `@onlookers/core/messages/de`.
   *
   * @default English
   */
  static get messages(): readonly Messages[] {
    return shared;
  }

  static set messages(messages) {
    shared = messages;
    for (const counter of connected) counter.#setOff();
  }

  /** Who is moved in the page leaves it and comes back in one task, and so keeps its count. */
  readonly #setOff = oncePerTask(() => (this.isConnected ? this.#begin() : this.#end()));
  readonly #show = createCounterShadow(this);
  readonly #tell = followedBy(async () => (await import("./telling.js")).tellingOf(this));
  #messages: Messages | readonly Messages[] | undefined;
  #source: VisitorSource | undefined;
  #options: SentenceOptions & DisplayRule = {};
  #place: readonly unknown[] = [];
  #stop = () => {};
  #known: CountState = { staleness: null };
  #view: CountView | undefined;

  constructor() {
    super();
    takeUpProperties(this);
  }

  /** One language or several for this counter alone. */
  get messages(): Messages | readonly Messages[] | undefined {
    return this.#messages;
  }

  set messages(messages) {
    this.#messages = messages;
    this.#setOff();
  }

  /** Where counts come from instead of a relay. */
  get source(): VisitorSource | undefined {
    return this.#source;
  }

  set source(source) {
    this.#source = source;
    this.#setOff();
  }

  /** What it shows now; `undefined` before it is in the page. */
  get view(): CountView | undefined {
    return this.#view;
  }

  connectedCallback(): void {
    this.#setOff();
  }

  disconnectedCallback(): void {
    this.#setOff();
  }

  attributeChangedCallback(): void {
    this.#setOff();
  }

  #begin(): void {
    connected.add(this);
    const { site, page, wording, minimum, hideBelow, steps, maximum } = this;
    const locale = this.locale ?? languageAt(this);
    if (locale && !this.#messages) VisitorCounterElement.onLocale?.(locale);
    const messages = this.#messages ?? shared;
    this.#options = { locale, messages, wording, minimum, hideBelow, steps, maximum };
    writeReserve(this, this.#options);
    const place = [countOrigin(this, VisitorCounterElement.batch), site, page] as const;
    if (place.every((one, at) => one === this.#place[at])) return this.#render();
    this.#leave();
    this.#place = place;
    const { initialCount } = this;
    this.#stop = followCount(place[0], {
      query: { site, page },
      initialCount: isLiveCount(initialCount) ? initialCount : undefined,
      next: (known) => {
        this.#known = known;
        this.#render();
      },
    });
  }

  #leave(): void {
    this.#stop();
    this.#place = [];
  }

  #end(): void {
    connected.delete(this);
    this.#leave();
    this.#tell(undefined);
  }

  #render(): void {
    const view = viewOf({ ...this.#known, isDisabled: this.disabled, before: this.#view }, this.#options);
    this.#view = view;
    writeAttributes(this, view);
    this.#show(view);
    this.#tell(this.announce || this.events ? view : undefined);
  }
}
