import { describe, expect, it } from "vitest";
import { startDeadline } from "../../src/abort/deadline.js";

/** A signal as another realm has it: a frame, or a test environment with a class `AbortSignal` of its own. */
function foreignSignal() {
  const target = new EventTarget();
  const state = { aborted: false, reason: undefined as unknown, listeners: 0 };
  const signal: AbortSignal = Object.defineProperties(
    Object.create(null),
    Object.getOwnPropertyDescriptors({
      get aborted() {
        return state.aborted;
      },
      get reason() {
        return state.reason;
      },
      addEventListener(type: string, listener: () => void) {
        state.listeners += 1;
        target.addEventListener(type, listener);
      },
      removeEventListener(type: string, listener: () => void) {
        state.listeners -= 1;
        target.removeEventListener(type, listener);
      },
    }),
  );
  const abort = (reason: unknown) => {
    Object.assign(state, { aborted: true, reason });
    target.dispatchEvent(new Event("abort"));
  };
  return { signal, state, abort };
}

describe("startDeadline", () => {
  it.each(["this realm", "another realm"])("ends with the reason of a caller's signal of %s", (realm) => {
    const own = new AbortController();
    const foreign = foreignSignal();
    const deadline = startDeadline(1000, realm === "this realm" ? own.signal : foreign.signal);
    expect(deadline.endedBy()).toBeNull();
    own.abort("left");
    foreign.abort("left");
    expect([deadline.endedBy(), deadline.signal.reason]).toEqual(["aborted", "left"]);
    deadline.release();
  });

  it("has ended if the caller's signal has aborted before", () => {
    const deadline = startDeadline(1000, AbortSignal.abort("before"));
    expect([deadline.endedBy(), deadline.signal.reason]).toEqual(["aborted", "before"]);
    deadline.release();
  });

  it("removes its listener from the caller's signal on release", () => {
    const { signal, state } = foreignSignal();
    startDeadline(1000, signal).release();
    expect(state.listeners).toBe(0);
  });
});
