import type { Messages, VisitorSource } from "@onlookers/core";
import {
  bannerView,
  createBannerGate,
  createFocusReturn,
  isDismissal,
  type BannerGate,
  type BannerMemory,
  type BannerView,
} from "@onlookers/core/widget";
import { counterTable, settingsOf, type CounterSettings } from "../counter/counter-settings.js";
import { reflectProperties, upgradeProperties } from "../dom/attribute-settings.js";
import { batchMicrotask } from "../dom/batch-microtask.js";
import { BaseElement, defineElement } from "../dom/define-element.js";
import { setState } from "../dom/set-state.js";
import { bannerOptions } from "./banner-options.js";
import { bannerTable, type BannerSettings } from "./banner-settings.js";
import { createBannerShadow } from "./banner-shadow.js";

declare global {
  interface HTMLElementTagNameMap {
    "visitor-banner": VisitorBannerElement;
  }
  interface GlobalEventHandlersEventMap {
    "onlookers-dismiss": CustomEvent<null>;
  }
}

/**
 * A banner around a counter. It appears only with a number, until the visitor dismisses it, and never moves the content
 * around it. The page's own content between its tags comes before the counter.
 */
export class VisitorBannerElement extends BaseElement<CounterSettings & BannerSettings> {
  static readonly observedAttributes = reflectProperties(this.prototype, { ...counterTable, ...bannerTable });

  readonly #internals = this.attachInternals();
  #keepsPlace = this.isConnected && document.readyState !== "complete";
  #state: BannerView["state"] | undefined;
  readonly #shadow = createBannerShadow(this);
  readonly #update = batchMicrotask(() => this.#render());
  readonly #observer = new MutationObserver(() => this.#render());
  readonly #focus = createFocusReturn();
  #memory: BannerMemory | undefined;
  #gate: BannerGate | undefined;
  #canDismiss = false;

  constructor() {
    super();
    upgradeProperties(this);
    const { counter, button } = this.#shadow;
    this.#observer.observe(counter.shadowRoot ?? counter, { subtree: true, attributeFilter: ["data-status"] });
    button.addEventListener("click", () => this.#dismiss());
    this.addEventListener("focusin", ({ relatedTarget }) => this.#focus.enter(this, relatedTarget));
    this.addEventListener("keydown", (event) => {
      if (this.#canDismiss && isDismissal(event)) this.#dismiss();
    });
  }

  /** One language or several for the counter of this banner alone. */
  get messages(): Messages | readonly Messages[] | undefined {
    return this.#shadow.counter.messages;
  }

  set messages(messages) {
    this.#shadow.counter.messages = messages;
  }

  /** A source to use in place of a relay. */
  get source(): VisitorSource | undefined {
    return this.#shadow.counter.source;
  }

  set source(source) {
    this.#shadow.counter.source = source;
  }

  /** Where showings and dismissals are stored, in place of the storage that `storage` names. */
  get memory(): BannerMemory | undefined {
    return this.#memory;
  }

  set memory(memory) {
    this.#memory = memory;
  }

  /** Whether the banner was in the page's HTML, and keeps its place. The script sets it before it loads this class. */
  get keepsPlace(): boolean {
    return this.#keepsPlace;
  }

  set keepsPlace(keepsPlace) {
    this.#keepsPlace = keepsPlace;
  }

  connectedCallback(): void {
    this.#update();
  }

  attributeChangedCallback(): void {
    this.#update();
  }

  #render(): void {
    if (!this.isConnected) return;
    const { card, counter, button } = this.#shadow;
    // Reads its options once: later values would be those of another banner.
    this.#gate ??= createBannerGate(bannerOptions(this, this.#memory));
    const isOpen = this.#gate.isOpen(Date.now());
    // A banner that stays away requests nothing, and its place never contains a number.
    Object.assign(counter, { ...settingsOf(this), disabled: !isOpen || this.disabled });

    const { view } = counter;
    const { state, role, canDismiss, label, labelLang } = bannerView(this, {
      isOpen,
      keepsPlace: this.#keepsPlace,
      view,
    });
    if (state === "shown") this.#gate.shown(Date.now());
    else if (this.#state === "shown") this.#focus.leave(this);
    if (state !== this.#state) this.#shadow.setState(state);
    setState(this.#internals, state);
    this.#state = state;
    this.#canDismiss = canDismiss;
    card.role = role ?? null;
    button.hidden = !canDismiss;
    button.ariaLabel = label;
    button.lang = labelLang;
  }

  #dismiss(): void {
    this.#keepsPlace = false;
    this.#gate?.dismiss(Date.now());
    this.#render();
    this.dispatchEvent(new CustomEvent("onlookers-dismiss", { bubbles: true, composed: true }));
  }
}

defineElement("visitor-banner", VisitorBannerElement);
