import { render } from "@testing-library/react";
import { renderToString } from "react-dom/server.browser";
import { expect, it, vi } from "vitest";
import "../../../element/src/banner.js";
import "../../../element/src/index.js";
import type { CounterEvent } from "../../../element/src/index.js";
import type {} from "../../../element/src/react.js";
import { COUNT, ManualSource } from "../manual-source.js";

it("React passes the props of the JSX types to <visitor-counter>", async () => {
  const source = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
  const revealed = vi.fn<(event: CounterEvent<"reveal">) => void>();
  const { container } = render(
    <visitor-counter
      source={source}
      page="/pricing"
      hide-below={3}
      steps="5 10"
      wording="short"
      events
      announce={false}
      ononlookers-reveal={revealed}
    />,
  );
  const counter = container.querySelector("visitor-counter");
  expect(counter).toMatchObject({ hideBelow: 3, steps: [5, 10], events: true, announce: false, source });
  await Promise.resolve(); // The element batches property changes of one task.
  source.emit(COUNT, "/pricing");
  expect(counter?.shadowRoot?.textContent).toBe("10+ on this site");
  await vi.waitFor(() => expect(revealed).toHaveBeenCalledOnce(), { timeout: 20_000 });
  expect(revealed.mock.lastCall?.[0].detail.count).toMatchObject({ visitors: 10, isAtLeast: true });
});

it("React hydrates <visitor-counter> and <visitor-banner> with a number on show without a warning", async () => {
  const errors = vi.spyOn(console, "error");
  const page = (
    <main>
      <visitor-counter relay="/hydrated" hide-below={2}>
        Made to order
      </visitor-counter>
      <visitor-banner relay="/hydrated" placement="top">
        Fired today.
      </visitor-banner>
    </main>
  );
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(page);
  const counter = container.querySelector("visitor-counter");
  const source = Object.assign(new ManualSource(), { now: () => Date.parse(COUNT.observedAt ?? "") });
  for (const element of container.querySelectorAll("visitor-counter, visitor-banner"))
    Object.assign(element, { source });
  await Promise.resolve();
  await Promise.resolve();
  source.emit(COUNT);
  await Promise.resolve();
  expect(counter?.shadowRoot?.textContent).toContain("17 people");
  const { unmount } = render(page, { container, hydrate: true });
  expect(errors.mock.calls).toEqual([]);
  expect(container.querySelector("visitor-counter")).toBe(counter);
  expect(counter?.shadowRoot?.textContent).toContain("17 people");
  unmount();
  errors.mockRestore();
});
