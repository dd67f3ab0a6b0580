import type { BannerMemory, BannerOptions } from "@onlookers/core/widget";
import type { BannerSettings } from "./banner-settings.js";

/** Maps the settings of a banner to the options of its gate. */
export function bannerOptions(settings: BannerSettings, memory: BannerMemory | undefined): BannerOptions {
  const [atMost, perSeconds] = settings.frequencyCap ?? [];
  return {
    memory: memory ?? (settings.storage && storageMemory(settings.storage)),
    storageKey: settings.storageKey,
    dismissedForSeconds: settings.dismissedForSeconds,
    frequencyCap: atMost === undefined || perSeconds === undefined ? undefined : { atMost, perSeconds },
  };
}

/** Reads the browser's storage at each use: the property itself throws if the visitor has disabled storage. */
function storageMemory(kind: "local" | "session"): BannerMemory {
  const storage = () => globalThis[`${kind}Storage`];
  return { get: (key) => storage().getItem(key), set: (key, value) => storage().setItem(key, value) };
}
