import { sharedMemo } from "@onlookers/core/widget";
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from "react";
import { mergeSettings, type EverySetting, type OneOrigin, type Settings } from "./settings.js";

/** Props of {@link OnlookersConfig}. */
export type OnlookersConfigProps = Settings & OneOrigin & { readonly children?: ReactNode };

const SettingsContext = createContext<Settings>({});

/** Settings for all counters inside. Those of an inner one come first, those of a counter before all. */
export function OnlookersConfig({ children, ...own }: OnlookersConfigProps): ReactElement {
  const settings = useSettings(own);
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}

const sharedSettings = /* @__PURE__ */ sharedMemo<EverySetting>();

/** The settings that hold here; the same object as long as none of them changes, and for counters of the same settings. */
export function useSettings(own: Settings): EverySetting {
  const outer = useContext(SettingsContext);
  const merged = mergeSettings(outer, own);
  const values = Object.values(merged);
  // oxlint-disable-next-line react/exhaustive-deps -- Always as many, in one order.
  return useMemo(() => sharedSettings(() => merged, values), values);
}
