import { act, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";
import { createTestSource, testCount, type ScenarioName, type TestSource } from "../../src/testing.js";

// React warns about updates outside of act.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((...all) => {
    throw new Error(all.join(" "));
  });
});
afterEach(() => void vi.restoreAllMocks());

function mount(source: TestSource, page?: string): HTMLElement {
  render(
    <StrictMode>
      <OnlookersConfig source={source} wording="short">
        <VisitorCounter data-testid="counter" page={page} />
      </OnlookersConfig>
    </StrictMode>,
  );
  return screen.getByTestId("counter");
}

const textOf = (counter: HTMLElement) => `${counter.dataset["status"]} ${counter.textContent}`.trim();

describe("createTestSource", () => {
  it("renders each count and error before the call returns, without a warning", () => {
    const source = createTestSource();
    const counter = mount(source);
    expect(textOf(counter)).toBe("loading");
    source.fail("rate_limited");
    expect(textOf(counter)).toBe("failed");
    source.emit(17);
    expect(textOf(counter)).toBe("fresh 17 on this site");
    source.advance(60);
    expect(textOf(counter)).toBe("stale 17 on this site");
    source.advance(300);
    expect(textOf(counter)).toBe("expired");
    source.emit(1);
    expect(textOf(counter)).toBe("hidden");
    source.emit(null);
    expect(textOf(counter)).toBe("expired");
  });

  it("emits a count to the counters of its page only", () => {
    const source = createTestSource();
    const counter = mount(source, "/pricing");
    source.emit(17, { page: null });
    expect(textOf(counter)).toBe("loading");
    source.emit(4, { page: "/pricing" });
    expect(counter.dataset).toMatchObject({ scope: "page", page: "/pricing" });
    source.emit(5, { scope: "site", countedSecondsAgo: -1 });
    expect(counter.dataset).toMatchObject({ scope: "site" });
  });

  it("works with an initialCount", () => {
    const source = createTestSource();
    render(
      <VisitorCounter
        source={source}
        wording="short"
        initialCount={testCount({ visitors: 8 })}
        data-testid="counter"
      />,
    );
    expect(textOf(screen.getByTestId("counter"))).toBe("fresh 8 on this site");
  });

  it("works inside act", () => {
    const source = createTestSource();
    const counter = mount(source);
    act(() => source.emit(17));
    expect(textOf(counter)).toBe("fresh 17 on this site");
  });

  it("emits a scenario's first count in a later task", async () => {
    mount(createTestSource({ scenario: "burst" }));
    expect(await screen.findByText("4")).toBeTruthy();
  });
});

it.each<[ScenarioName, string[]]>([
  ["quiet", ["fresh 3 on this site", "fresh 2 on this site", "hidden", "fresh 2 on this site"]],
  ["burst", ["fresh 4 on this site", "fresh 19 on this site", "fresh 88 on this site", "fresh 420 on this site"]],
  ["zero", ["hidden", "hidden", "hidden", "hidden"]],
  ["429", ["fresh 17 on this site", "fresh 17 on this site", "stale 17 on this site", "stale 17 on this site"]],
  ["stale", ["fresh 17 on this site", "fresh 17 on this site", "stale 17 on this site", "stale 17 on this site"]],
  ["skew", ["fresh 17 on this site", "fresh 17 on this site", "fresh 17 on this site", "fresh 17 on this site"]],
  ["offline", ["fresh 17 on this site", "fresh 17 on this site", "stale 17 on this site", "stale 17 on this site"]],
])("createTestSource plays the scenario %s, in steps of 30 s", (scenario, expected) => {
  const source = createTestSource({ scenario });
  const counter = mount(source);
  const texts = [0, 30, 30, 30].map((seconds) => {
    source.advance(seconds);
    return textOf(counter);
  });
  expect(texts).toEqual(expected);
});
