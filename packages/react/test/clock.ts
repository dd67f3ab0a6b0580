import { act } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { START } from "./played-source.js";

/** Each test of the file begins at `START`, by clocks that only {@link pass} moves. */
export function stopClocks(): void {
  beforeEach(() => vi.useFakeTimers({ now: START }));
  afterEach(() => vi.useRealTimers());
}

/** Lets time pass, and React do what follows from it. */
export async function pass(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
}
