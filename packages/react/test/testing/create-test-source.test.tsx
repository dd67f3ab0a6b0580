import { act, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OnlookersConfig, VisitorCounter } from "../../src/index.js";
import { createTestSource, testCount, type ScenarioName, type TestSource } from "../../src/testing.js";

// React complains of what changes outside of act: no test may end with that.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((...all) => {
    throw new Error(all.join(" "));
  });
});
afterEach(() => void vi.restoreAllMocks());

function show(source: TestSource, page?: string): HTMLElement {
  render(
    <StrictMode>
      <OnlookersConfig source={source} wording="short">
        <VisitorCounter data-testid="counter" page={page} />
      </OnlookersConfig>
    </StrictMode>,
  );
  return screen.getByTestId("counter");
}

const look = (counter: HTMLElement) => `${counter.dataset["status"]} ${counter.textContent}`.trim();

describe("a shop's test", () => {
  it("finds on the page what the source was told to say, without waiting and without a warning", () => {
    const source = createTestSource();
    const counter = show(source);
    expect(look(counter)).toBe("loading");
    source.fail("rate_limited");
    expect(look(counter)).toBe("failed");
    source.say(17);
    expect(look(counter)).toBe("fresh 17 here");
    source.advance(60);
    expect(look(counter)).toBe("stale 17 here");
    source.advance(300);
    expect(look(counter)).toBe("expired");
    source.say(1);
    expect(look(counter)).toBe("hidden");
    source.say(null);
    expect(look(counter)).toBe("expired");
  });

  it("says of a page what is meant for it", () => {
    const source = createTestSource();
    const counter = show(source, "/pricing");
    source.say(17, { page: null });
    expect(look(counter)).toBe("loading");
    source.say(4, { page: "/pricing" });
    expect(counter.dataset).toMatchObject({ scope: "page", page: "/pricing" });
    source.say(5, { scope: "site", countedSecondsAgo: -1 });
    expect(counter.dataset).toMatchObject({ scope: "site" });
  });

  it("begins with a count that its server would have read", () => {
    const source = createTestSource();
    render(
      <VisitorCounter
        source={source}
        wording="short"
        initialCount={testCount({ visitors: 8 })}
        data-testid="counter"
      />,
    );
    expect(look(screen.getByTestId("counter"))).toBe("fresh 8 here");
  });

  it("may call it inside act as well", () => {
    const source = createTestSource();
    const counter = show(source);
    act(() => source.say(17));
    expect(look(counter)).toBe("fresh 17 here");
  });

  it("may wait for a scenario's first answer instead", async () => {
    show(createTestSource({ scenario: "burst" }));
    expect(await screen.findByText("4")).toBeTruthy();
  });
});

it.each<[ScenarioName, string[]]>([
  ["quiet", ["fresh 3 here", "fresh 2 here", "hidden", "fresh 2 here"]],
  ["burst", ["fresh 4 here", "fresh 19 here", "fresh 88 here", "fresh 420 here"]],
  ["zero", ["hidden", "hidden", "hidden", "hidden"]],
  ["429", ["fresh 17 here", "fresh 17 here", "stale 17 here", "stale 17 here"]],
  ["stale", ["fresh 17 here", "fresh 17 here", "stale 17 here", "stale 17 here"]],
  ["skew", ["fresh 17 here", "fresh 17 here", "fresh 17 here", "fresh 17 here"]],
  ["offline", ["fresh 17 here", "fresh 17 here", "stale 17 here", "stale 17 here"]],
])("the scenario %s, seen every 30 s", (scenario, expected) => {
  const source = createTestSource({ scenario });
  const counter = show(source);
  const seen = [0, 30, 30, 30].map((seconds) => {
    source.advance(seconds);
    return look(counter);
  });
  expect(seen).toEqual(expected);
});
