import type { Messages, VisitorSource } from "@onlookers/core";
import {
  bannerGate,
  dismissLabel,
  leaveFocus,
  type BannerGate,
  type BannerMemory,
  type BannerPlacement,
} from "@onlookers/core/widget";
import { bannerOptions } from "./banner-options.js";
import { bannerReaders, type BannerSettings } from "./banner-settings.js";
import { createBannerShadow } from "./banner-shadow.js";
import { counterReaders } from "../counter/counter-settings.js";
import { ElementWithSettings } from "../counter/element-with-settings.js";
import { oncePerTask } from "../dom/once-per-task.js";
import { attributeOf, reflectProperties, takeUpProperties } from "../dom/reflected-properties.js";

declare global {
  interface HTMLElementTagNameMap {
    "visitor-banner": VisitorBannerElement;
  }
  interface GlobalEventHandlersEventMap {
    "onlookers-dismiss": CustomEvent<null>;
  }
}

const readers = { ...counterReaders, ...bannerReaders };
const forCounter = Object.keys(counterReaders)
  .filter((name) => name !== "disabled")
  .map(attributeOf);

/**
 * A banner around a counter: only there while a count is on show, and for no longer than the shopper lets it. Calm, and
 * what stands around it doesn't move. What the page writes between its tags stands before the counter.
 */
export class VisitorBannerElement extends ElementWithSettings implements BannerSettings {
  static readonly observedAttributes = Object.keys(readers).map(attributeOf);

  declare placement: BannerPlacement | undefined;
  declare permanent: boolean | undefined;
  declare dismissLabel: string | undefined;
  declare frequencyCap: readonly number[] | undefined;
  declare dismissedFor: number | undefined;
  declare remember: "local" | "session" | undefined;
  declare rememberAs: string | undefined;

  static {
    reflectProperties<BannerSettings>(this.prototype, bannerReaders);
  }

  // Where it came with the page, that would move if its place went before anybody touched it.
  readonly #hadPlace = this.isConnected && (this.dataset["state"] === "empty" || document.readyState !== "complete");
  readonly #inside = createBannerShadow(this);
  readonly #setOff = oncePerTask(() => this.#update());
  readonly #watch = new MutationObserver(() => this.#update());
  #memory: BannerMemory | undefined;
  #gate: BannerGate | undefined;
  #isDismissed = false;
  #cameFrom: EventTarget | null = null;

  constructor() {
    super();
    takeUpProperties(this);
    const { counter, button } = this.#inside;
    this.#watch.observe(counter, { attributeFilter: ["data-status"] });
    button.addEventListener("click", () => this.#dismiss());
    this.addEventListener("focusin", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.#cameFrom = relatedTarget;
    });
    this.addEventListener("keydown", (event) => {
      const isMeant = event.key === "Escape" && !event.defaultPrevented && !this.permanent;
      if (!isMeant || this.dataset["state"] !== "shown") return;
      // It was meant for this, not for a dialog around it.
      event.preventDefault();
      event.stopPropagation();
      this.#dismiss();
    });
  }

  /** One language or several for this banner's counter alone. */
  get messages(): Messages | readonly Messages[] | undefined {
    return this.#inside.counter.messages;
  }

  set messages(messages) {
    this.#inside.counter.messages = messages;
  }

  /** Where counts come from instead of a relay. */
  get source(): VisitorSource | undefined {
    return this.#inside.counter.source;
  }

  set source(source) {
    this.#inside.counter.source = source;
  }

  /** Where it is remembered what the shopper has seen and sent away, instead of what `remember` names. */
  get memory(): BannerMemory | undefined {
    return this.#memory;
  }

  set memory(memory) {
    this.#memory = memory;
  }

  connectedCallback(): void {
    this.#setOff();
  }

  attributeChangedCallback(): void {
    this.#setOff();
  }

  #update(): void {
    if (!this.isConnected) return;
    const { card, counter, button } = this.#inside;
    // Later settings are those of another banner.
    this.#gate ??= bannerGate(bannerOptions(this, this.#memory));
    const isOpen = this.#gate.isOpen(Date.now());
    for (const name of forCounter) copyAttribute(name, this, counter);
    // Nothing is fetched for a banner that stays away, and no number comes near its place.
    const isDisabled = !isOpen || this.disabled === true;
    if (counter.disabled !== isDisabled) counter.disabled = isDisabled;

    const isShown = isOpen && !!counter.view?.count;
    if (isShown) this.#gate.shown(Date.now());
    else if (this.dataset["state"] === "shown") leaveFocus(this, this.#cameFrom);
    const isGone = !isOpen && (this.#isDismissed || !this.#hadPlace);
    this.dataset["state"] = isShown ? "shown" : isGone ? "gone" : "empty";
    // A landmark only where it stands apart from the page's main content, and has something to say.
    const isApart = this.placement !== undefined && this.placement !== "inline";
    card.role = isShown && isApart ? "complementary" : null;
    button.hidden = !isShown || this.permanent === true;
    const { text, lang } = dismissLabel(counter.view?.lang ?? "en");
    button.ariaLabel = this.dismissLabel ?? text;
    button.lang = this.dismissLabel === undefined ? lang : "";
  }

  #dismiss(): void {
    this.#isDismissed = true;
    this.#gate?.dismiss(Date.now());
    this.#update();
    this.dispatchEvent(new CustomEvent("onlookers-dismiss", { bubbles: true, composed: true }));
  }
}

function copyAttribute(name: string, from: Element, to: Element): void {
  const value = from.getAttribute(name);
  if (value === null) to.removeAttribute(name);
  else if (value !== to.getAttribute(name)) to.setAttribute(name, value);
}
