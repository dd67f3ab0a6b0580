import { createBannerGate, type BannerGate, type BannerInput, type BannerOptions } from "@onlookers/core/widget";
import { useState, useSyncExternalStore } from "react";

/** The state of a banner's gate, and its methods. */
export type BannerGateState = Pick<BannerGate, "shown" | "dismiss"> & Pick<BannerInput, "isOpen" | "keepsPlace">;

/** The gate of one banner for as long as it is mounted. Later options have no effect. */
export function useBannerGate(options: BannerOptions): BannerGateState {
  const [gate] = useState(() => createBannerGate(options));
  const [isDismissed, setIsDismissed] = useState(false);
  const isOpen = useSyncExternalStore(
    noopSubscribe,
    () => gate.isOpen(Date.now()),
    // A server cannot read a visitor's memory. It only knows that the memory of a new page is empty.
    () => options.memory === undefined,
  );
  const isHydrating = useSyncExternalStore(
    noopSubscribe,
    () => false,
    () => true,
  );
  const [hadPlace] = useState(isHydrating);
  return {
    isOpen,
    keepsPlace: hadPlace && !isDismissed,
    shown: gate.shown,
    dismiss(now) {
      gate.dismiss(now);
      setIsDismissed(true);
    },
  };
}

function noopSubscribe(): () => void {
  return () => {};
}
