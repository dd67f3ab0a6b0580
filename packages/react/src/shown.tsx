import type { ReactElement } from "react";
import type { Listeners } from "./follow-watches.js";
import type { EverySetting } from "./settings.js";
import type { DisplayListeners } from "./use-telling.js";
import { useView } from "./use-view.js";
import type { Visitors } from "./visitors.js";
import type { Watch } from "./watch-place.js";

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
