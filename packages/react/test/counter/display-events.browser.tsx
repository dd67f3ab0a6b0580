import { act, render } from "@testing-library/react";
import { useRef } from "react";
import { expect, it } from "vitest";
import { useVisitors, VisitorCounter } from "../../src/index.js";
import { COUNT, ManualSource } from "../manual-source.js";

const play = () => Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
const say = (source: ManualSource, visitors: number) => act(() => source.emit({ ...COUNT, visitors }));

/** Waits for the IntersectionObserver, which runs once per frame. */
async function observed(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

it("VisitorCounter reports a number when it comes into view, and only changes that are seen", async () => {
  const source = play();
  const events: string[] = [];
  const { container } = render(
    <>
      <p style={{ height: 3000 }}>Far above</p>
      <VisitorCounter
        source={source}
        onReveal={({ visitors }) => events.push(`reveal ${visitors}`)}
        onChange={({ visitors }, previous) => events.push(`change ${previous.visitors} to ${visitors}`)}
        onHide={(reason) => events.push(`hide: ${reason}`)}
      />
    </>,
  );
  const counter = container.querySelector("[data-onlookers]");
  say(source, 17);
  say(source, 18);
  await observed();
  expect(events).toEqual([]);

  counter?.scrollIntoView();
  await expect.poll(() => events).toEqual(["reveal 18"]);

  window.scrollTo(0, 0);
  await observed();
  say(source, 19);
  say(source, 20);
  await observed();
  expect(events).toEqual(["reveal 18"]);

  counter?.scrollIntoView();
  await expect.poll(() => events).toEqual(["reveal 18", "change 18 to 20"]);
  act(() => source.emit({ ...COUNT, visitors: null, observedAt: null }));
  await expect.poll(() => events.at(-1)).toBe("hide: expired");
  window.scrollTo(0, 0);
});

it("useVisitors observes its `element`, which may appear later", async () => {
  const source = play();
  const events: number[] = [];
  function Shop() {
    const element = useRef<HTMLElement>(null);
    const { count } = useVisitors({ source, element, onReveal: ({ visitors }) => events.push(visitors) });
    return (
      <>
        <p style={{ height: 3000 }}>Far above</p>
        {count && <b ref={element}>{count.visitors}</b>}
      </>
    );
  }
  const { container } = render(<Shop />);
  say(source, 17);
  await observed();
  expect(events).toEqual([]);
  container.querySelector("b")?.scrollIntoView();
  await expect.poll(() => events).toEqual([17]);
  window.scrollTo(0, 0);
});
