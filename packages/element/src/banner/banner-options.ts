import type { BannerMemory, BannerOptions } from "@onlookers/core/widget";
import type { BannerSettings } from "./banner-settings.js";

/** When a banner of these settings may come, and where that is remembered. */
export function bannerOptions(settings: BannerSettings, memory: BannerMemory | undefined): BannerOptions {
  const [atMost, perSeconds] = settings.frequencyCap ?? [];
  return {
    memory: memory ?? (settings.remember && storageMemory(settings.remember)),
    rememberAs: settings.rememberAs,
    dismissedForSeconds: settings.dismissedFor,
    frequencyCap: atMost === undefined || perSeconds === undefined ? undefined : { atMost, perSeconds },
  };
}

/** A browser's storage, looked up at each use: where the shopper has switched it off, that throws. */
function storageMemory(kind: "local" | "session"): BannerMemory {
  const storage = () => (kind === "local" ? localStorage : sessionStorage);
  return { get: (key) => storage().getItem(key), set: (key, value) => storage().setItem(key, value) };
}
