import { act } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { START } from "./manual-source.js";

/** Starts each test of the file at `START`, with fake timers that only {@link advanceTimers} advances. */
export function installFakeTimers(): void {
  beforeEach(() => vi.useFakeTimers({ now: START }));
  afterEach(() => vi.useRealTimers());
}

/** Advances the fake timers, and lets React render. */
export async function advanceTimers(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
}
