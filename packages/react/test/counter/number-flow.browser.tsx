import "../../../core/src/styles/counter.css";
import NumberFlow from "@number-flow/react";
import { act, render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { movesDuring, painted } from "../moves.js";
import { COUNT, ManualSource } from "../manual-source.js";

it("VisitorCounter with @number-flow/react animates the number, and moves nothing around it", async () => {
  const complain = vi.spyOn(console, "error");
  const source = new ManualSource();
  let now = Date.parse("2026-11-21T14:00:00Z");
  source.now = () => now;
  const say = (visitors: number) => {
    now += 30_000;
    act(() => source.emit({ ...COUNT, visitors, observedAt: new Date(now).toISOString() }));
  };
  const { container } = render(
    <main style={{ width: 240, font: "16px/1.5 sans-serif" }}>
      <p>
        Pro{" "}
        <VisitorCounter
          source={source}
          number={({ visitors, suffix, locale }) => <NumberFlow value={visitors} suffix={suffix} locales={locale} />}
        />{" "}
        <b>a month</b>
      </p>
      <p>Buy</p>
    </main>,
  );
  const places = () => [...container.querySelectorAll("b, p")].map((one) => one.getBoundingClientRect().toJSON());
  const atFirst = places();
  const flow = () => container.querySelector("number-flow-react");
  await painted();
  const moves = await movesDuring(async () => {
    say(9);
    await painted();
    const first = flow();
    say(128);
    await painted();
    expect(flow()).toBe(first);
    expect(first?.shadowRoot?.getAnimations().length).toBeGreaterThan(0);
    expect(places()).toEqual(atFirst);
  });
  expect(moves).toEqual([]);
  expect(complain).not.toHaveBeenCalled();
});
