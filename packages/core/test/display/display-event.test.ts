import { describe, expect, it } from "vitest";
import { displayEvent } from "../../src/display/display-event.js";
import type { DisplayEvent, ShownCount, VisitorStatus } from "../../src/widget.js";
import { shown } from "../counts.js";

type Step = ShownCount | Exclude<VisitorStatus, "fresh" | "stale"> | "unmounted" | "scrolled away" | "scrolled back";

/** The events of one place, in short. */
function play(...steps: readonly Step[]): string[] {
  let seen: ShownCount | null = null;
  let now: Parameters<typeof displayEvent>[1] = { count: null, status: "loading" };
  let isInView = true;
  const happened: DisplayEvent[] = [];
  for (const step of steps) {
    if (step === "scrolled away" || step === "scrolled back") isInView = step === "scrolled back";
    else if (step === "unmounted") now = step;
    else now = typeof step === "string" ? { count: null, status: step } : { count: step, status: "fresh" };
    const event = displayEvent(seen, now, isInView);
    if (event === null) continue;
    happened.push(event);
    seen = event.type === "hide" ? null : event.count;
  }
  return happened.map((event) => {
    if (event.type === "reveal") return `reveal ${event.count.visitors}`;
    return event.type === "change"
      ? `change ${event.previous.visitors} to ${event.count.visitors}`
      : `hide ${event.previous.visitors}: ${event.reason}`;
  });
}

describe("a place tells", () => {
  it("when a number comes, changes and goes, and why", () =>
    expect(play("loading", shown(17), shown(18), "expired", shown(19), "hidden")).toStrictEqual([
      "reveal 17",
      "change 17 to 18",
      "hide 18: expired",
      "reveal 19",
      "hide 19: hidden",
    ]));

  it.each(["loading", "expired", "hidden", "failed", "unmounted"] as const)("%s once", (reason) =>
    expect(play(shown(17), reason, reason)).toStrictEqual(["reveal 17", `hide 17: ${reason}`]),
  );

  it("nothing where there never was a number", () =>
    expect(play("loading", "failed", "hidden", "unmounted")).toStrictEqual([]));

  it("nothing of the same number, counted again", () =>
    expect(play(shown(17), shown(17, { observedAt: "2026-11-21T14:33:20.000Z" }))).toStrictEqual(["reveal 17"]));

  it.each<Partial<ShownCount>>([{ isAtLeast: true }, { scope: "page", page: "/" }, { windowSeconds: 180 }])(
    "of the same number that says something else: %o",
    (change) => expect(play(shown(17), shown(17, change))).toStrictEqual(["reveal 17", "change 17 to 17"]),
  );
});

describe("what nobody sees", () => {
  it("is told once somebody does, and only as it is then", () =>
    expect(play("scrolled away", shown(17), shown(18), "scrolled back")).toStrictEqual(["reveal 18"]));

  it("is no change until it is seen", () =>
    expect(play(shown(17), "scrolled away", shown(18), shown(19), "scrolled back")).toStrictEqual([
      "reveal 17",
      "change 17 to 19",
    ]));

  it("isn't told at all where it comes and goes", () =>
    expect(play("scrolled away", shown(17), "expired", "scrolled back")).toStrictEqual([]));

  it("is that a seen number went, which is told", () =>
    expect(play(shown(17), "scrolled away", "expired")).toStrictEqual(["reveal 17", "hide 17: expired"]));
});
