import type { ReactElement } from "react";
import type { Listeners } from "../count/follow-watches.js";
import type { EverySetting } from "../config/settings.js";
import type { DisplayListeners } from "../count/use-telling.js";
import { useView } from "../count/use-view.js";
import type { Visitors } from "../count/visitors.js";
import type { Watch } from "../count/watch-place.js";

interface ShownProps {
  readonly watch: Watch;
  readonly settings: EverySetting;
  readonly listeners: Listeners & DisplayListeners;
  readonly children: (visitors: Visitors) => ReactElement;
}

/** What of a counter follows its count: a component of its own, so that a poll renders nothing but this. */
export function Shown({ watch, settings, listeners, children }: ShownProps): ReactElement {
  return children(useView(watch, settings, listeners));
}
