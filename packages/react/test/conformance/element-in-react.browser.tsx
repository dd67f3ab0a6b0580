import { render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
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
