import type { LiveCount, Wording } from "@onlookers/core";
import { counterReaders, type CounterSettings } from "./counter-settings.js";
import { HTMLElementHere } from "../dom/html-element.js";
import { reflectProperties } from "../dom/reflected-properties.js";

/** What counters and banners have in common: a counter's settings, as attributes and as properties. */
export class ElementWithSettings extends HTMLElementHere implements CounterSettings {
  declare relay: string | undefined;
  declare site: string | undefined;
  declare page: string | undefined;
  declare locale: string | undefined;
  declare wording: Wording | undefined;
  declare minimum: number | undefined;
  declare hideBelow: number | undefined;
  declare steps: readonly number[] | undefined;
  declare maximum: number | undefined;
  declare initialCount: LiveCount | undefined;
  declare disabled: boolean | undefined;
  declare announce: boolean | undefined;
  declare events: boolean | undefined;

  static {
    reflectProperties<CounterSettings>(this.prototype, counterReaders);
  }
}
