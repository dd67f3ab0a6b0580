import { memoizeLast } from "@onlookers/core/widget";
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from "react";
import { mergeSettings, type EverySetting, type OneOrigin, type Settings } from "./settings.js";

/** Props of {@link OnlookersConfig}. */
export type OnlookersConfigProps = Settings & OneOrigin & { readonly children?: ReactNode };

const SettingsContext = createContext<Settings>({});

/** Settings for all counters inside. An inner `OnlookersConfig` overrides an outer one, and a counter overrides both. */
export function OnlookersConfig({ children, ...own }: OnlookersConfigProps): ReactElement {
  const settings = useSettings(own);
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}

/** The last settings, so that equal counters share one object, and with it one view. */
const memoizedSettings = /* @__PURE__ */ memoizeLast<EverySetting>();

/** The settings that apply here: the same object until one of them changes. */
export function useSettings(own: Settings): EverySetting {
  const outer = useContext(SettingsContext);
  const merged = mergeSettings(outer, own);
  const values = Object.values(merged);
  // oxlint-disable-next-line react/exhaustive-deps -- The number and order of the values never change.
  return useMemo(() => memoizedSettings(() => merged, values), values);
}
