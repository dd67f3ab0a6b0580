import { bannerGate, type BannerGate, type BannerOptions } from "@onlookers/core/widget";
import { useState, useSyncExternalStore } from "react";

/** A banner's gate, and how it stands. */
export interface BannerGateHere extends Pick<BannerGate, "shown" | "dismiss"> {
  /** `open`: the banner may be shown. `closed`: it may not, but its place stays. `gone`: nor does its place. */
  readonly state: "open" | "closed" | "gone";
}

/** The gate of one banner, for as long as it is mounted: later options are those of another banner. */
export function useBannerGate(options: BannerOptions): BannerGateHere {
  const [gate] = useState(() => bannerGate(options));
  const [isDismissed, setIsDismissed] = useState(false);
  const isOpen = useSyncExternalStore(
    neverTells,
    () => gate.isOpen(Date.now()),
    // A server can't know what a shopper's memory holds; only that a new page's own holds nothing.
    () => options.memory === undefined,
  );
  const isFromServer = useSyncExternalStore(
    neverTells,
    () => false,
    () => true,
  );
  const [wasFromServer] = useState(isFromServer);
  // Had the server drawn it, the page would move if its place went before anybody touched it.
  const isPlaceKept = wasFromServer && !isDismissed;
  return {
    state: isOpen ? "open" : isPlaceKept ? "closed" : "gone",
    shown: gate.shown,
    dismiss(now) {
      gate.dismiss(now);
      setIsDismissed(true);
    },
  };
}

function neverTells(): () => void {
  return () => {};
}
