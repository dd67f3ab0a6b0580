import { useSyncExternalStore } from "react";

// One number for the whole page, fetched once per poll: for contestants that only render it.
let latest: number | undefined;
const listeners = new Set<() => void>();

export function poll(): void {
  void fetch("/api/onlookers/default")
    .then((response) => response.json())
    .then(({ visitors }: { visitors: number }) => {
      latest = visitors;
      listeners.forEach((listener) => listener());
    });
}

export function useNumber(): number | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => latest,
  );
}
