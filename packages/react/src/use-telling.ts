import type { CountView, DisplayHandlers } from "@onlookers/core";
import type { RefObject } from "react";
import { useFollower } from "./use-follower.js";

/** Whom a place tells what it shows. */
export interface Telling extends DisplayHandlers {
  /**
   * Has assistive technology say what is shown when it changes by a step (20, 50, 100, or one of `steps`): politely, at
   * most once a minute for all of a page, nothing while it is hidden.
   *
   * @default false: a counter is plain text
   */
  readonly announce?: boolean | undefined;
}

const loadHandling = async () => (await import("@onlookers/core/watch-display")).handleDisplay();
const loadSpeaker = async () => (await import("@onlookers/core/announcer")).announcerOf(document).join();

/** @param element where the number stands; left out, it passes for seen once it is rendered */
export function useTelling(view: CountView, telling: Telling, element?: RefObject<Element | null>): void {
  const { onReveal, onChange, onHide, announce = false } = telling;
  const isHeard = !!(onReveal ?? onChange ?? onHide);
  useFollower(isHeard, loadHandling, (handling) => handling.show(view, telling, element?.current));
  useFollower(announce, loadSpeaker, (speaker) => speaker.show(view));
}
