import { describe, expect, it } from "vitest";
import { displayEvent } from "../../src/display/display-event.js";
import type { DisplayEvent, ShownCount, VisitorStatus } from "../../src/widget.js";
import { shown } from "../counts.js";

type Step = ShownCount | Exclude<VisitorStatus, "fresh" | "stale"> | "unmounted" | "scrolled away" | "scrolled back";

/** The events of one place, as short texts. */
function play(...steps: readonly Step[]): string[] {
  let seen: ShownCount | null = null;
  let state: Parameters<typeof displayEvent>[1] = { count: null, status: "loading" };
  let isInView = true;
  const events: DisplayEvent[] = [];
  for (const step of steps) {
    if (step === "scrolled away" || step === "scrolled back") isInView = step === "scrolled back";
    else if (step === "unmounted") state = step;
    else state = typeof step === "string" ? { count: null, status: step } : { count: step, status: "fresh" };
    const event = displayEvent(seen, state, isInView);
    if (event === null) continue;
    events.push(event);
    seen = event.type === "hide" ? null : event.count;
  }
  return events.map((event) => {
    if (event.type === "reveal") return `reveal ${event.count.visitors}`;
    return event.type === "change"
      ? `change ${event.previous.visitors} to ${event.count.visitors}`
      : `hide ${event.previous.visitors}: ${event.reason}`;
  });
}

describe("displayEvent", () => {
  it("reports that a number appears, changes and disappears, with the reason", () =>
    expect(play("loading", shown(17), shown(18), "expired", shown(19), "hidden")).toStrictEqual([
      "reveal 17",
      "change 17 to 18",
      "hide 18: expired",
      "reveal 19",
      "hide 19: hidden",
    ]));

  it.each(["loading", "expired", "hidden", "failed", "unmounted"] as const)("reports the reason %s once", (reason) =>
    expect(play(shown(17), reason, reason)).toStrictEqual(["reveal 17", `hide 17: ${reason}`]),
  );

  it("reports nothing without a number", () =>
    expect(play("loading", "failed", "hidden", "unmounted")).toStrictEqual([]));

  it("reports nothing for the same number with a newer time", () =>
    expect(play(shown(17), shown(17, { observedAt: "2026-11-21T14:33:20.000Z" }))).toStrictEqual(["reveal 17"]));

  it.each<Partial<ShownCount>>([{ isAtLeast: true }, { scope: "page", page: "/" }, { windowSeconds: 180 }])(
    "reports a change of the same number with %o",
    (change) => expect(play(shown(17), shown(17, change))).toStrictEqual(["reveal 17", "change 17 to 17"]),
  );
});

describe("displayEvent out of view", () => {
  it("reports only the latest number once it comes into view", () =>
    expect(play("scrolled away", shown(17), shown(18), "scrolled back")).toStrictEqual(["reveal 18"]));

  it("reports a change once it comes into view", () =>
    expect(play(shown(17), "scrolled away", shown(18), shown(19), "scrolled back")).toStrictEqual([
      "reveal 17",
      "change 17 to 19",
    ]));

  it("reports nothing for a number that came and went out of view", () =>
    expect(play("scrolled away", shown(17), "expired", "scrolled back")).toStrictEqual([]));

  it("reports that a seen number disappeared", () =>
    expect(play(shown(17), "scrolled away", "expired")).toStrictEqual(["reveal 17", "hide 17: expired"]));
});
