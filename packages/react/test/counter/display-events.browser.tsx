import { act, render } from "@testing-library/react";
import { useRef } from "react";
import { expect, it } from "vitest";
import { useVisitors, VisitorCounter } from "../../src/index.js";
import { COUNT, ManualSource } from "../manual-source.js";

const play = () => Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
const say = (source: ManualSource, visitors: number) => act(() => source.emit({ ...COUNT, visitors }));

/** The browser looks once a frame what is in view. */
async function looked(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

it("tells of a number when it comes into view, and only of what is seen", async () => {
  const source = play();
  const told: string[] = [];
  const { container } = render(
    <>
      <p style={{ height: 3000 }}>Far above</p>
      <VisitorCounter
        source={source}
        onReveal={({ visitors }) => told.push(`reveal ${visitors}`)}
        onChange={({ visitors }, previous) => told.push(`change ${previous.visitors} to ${visitors}`)}
        onHide={(reason) => told.push(`hide: ${reason}`)}
      />
    </>,
  );
  const counter = container.querySelector("[data-onlookers]");
  say(source, 17);
  say(source, 18);
  await looked();
  expect(told).toEqual([]);

  counter?.scrollIntoView();
  await expect.poll(() => told).toEqual(["reveal 18"]);

  window.scrollTo(0, 0);
  await looked();
  say(source, 19);
  say(source, 20);
  await looked();
  expect(told).toEqual(["reveal 18"]);

  counter?.scrollIntoView();
  await expect.poll(() => told).toEqual(["reveal 18", "change 18 to 20"]);
  act(() => source.emit({ ...COUNT, visitors: null, observedAt: null }));
  await expect.poll(() => told.at(-1)).toBe("hide: expired");
  window.scrollTo(0, 0);
});

it("follows the element that a shop shows the number in, which need not always be there", async () => {
  const source = play();
  const told: number[] = [];
  function Shop() {
    const element = useRef<HTMLElement>(null);
    const { count } = useVisitors({ source, element, onReveal: ({ visitors }) => told.push(visitors) });
    return (
      <>
        <p style={{ height: 3000 }}>Far above</p>
        {count && <b ref={element}>{count.visitors}</b>}
      </>
    );
  }
  const { container } = render(<Shop />);
  say(source, 17);
  await looked();
  expect(told).toEqual([]);
  container.querySelector("b")?.scrollIntoView();
  await expect.poll(() => told).toEqual([17]);
  window.scrollTo(0, 0);
});
