import { act, render } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { VisitorCounter } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, PAGE_COUNT, ManualSource } from "../manual-source.js";

let source: ManualSource;
beforeEach(() => (source = new ManualSource()));
installFakeTimers();

const announced = () => Array.from(document.querySelectorAll("[role=status] > *"), (line) => line.textContent);
const say = (visitors: number, page?: string) =>
  act(() => source.emit({ ...(page ? PAGE_COUNT : COUNT), visitors, observedAt: new Date().toISOString() }, page));

/** Mounts counters and loads the notifier, more than a minute after the announcements of other tests. */
async function mount(counters: React.ReactNode, reactStrictMode = false) {
  const mounted = render(counters, { reactStrictMode });
  await import("@onlookers/core/display-notifier");
  await advanceTimers(61);
  return mounted;
}

describe("VisitorCounter", () => {
  it("announces nothing without `announce`", async () => {
    await mount(<VisitorCounter source={source} />);
    say(17);
    say(50);
    await advanceTimers(2);
    expect(announced()).toEqual([]);
  });

  it.each([true, false])("announces a number of another step once, with strict mode %s", async (isStrict) => {
    const { unmount } = await mount(<VisitorCounter source={source} announce wording="short" />, isStrict);
    say(17);
    say(19);
    await advanceTimers(2);
    expect(announced()).toEqual([]);
    say(20);
    await advanceTimers(1);
    expect(announced()).toEqual(["20 people on this site in the last 5 minutes"]);
    await advanceTimers(10);
    unmount();
    expect(document.querySelectorAll("[role=status]")).toHaveLength(1);
    expect(announced()).toEqual([]);
    await advanceTimers(60);
  });

  it("stops its announcements without `announce`", async () => {
    const { rerender } = await mount(<VisitorCounter source={source} announce />);
    say(17);
    rerender(<VisitorCounter source={source} />);
    say(50);
    await advanceTimers(2);
    expect(announced()).toEqual([]);
  });

  it("announces no expired number", async () => {
    await mount(<VisitorCounter source={source} announce />);
    say(17);
    await advanceTimers(301);
    expect(announced()).toEqual([]);
    say(50);
    act(() => source.emit({ ...COUNT, visitors: null, observedAt: null }));
    await advanceTimers(2);
    expect(announced()).toEqual([]);
  });
});

it("several VisitorCounters announce together", async () => {
  await mount(
    <>
      <VisitorCounter source={source} announce />
      <VisitorCounter source={source} announce page="/pricing" />
    </>,
  );
  say(17);
  say(4, "/pricing");
  say(20);
  await advanceTimers(0.5);
  say(5, "/pricing");
  await advanceTimers(0.5);
  expect(announced()).toEqual([
    "20 people on this site in the last 5 minutes",
    "5 people on this page in the last 5 minutes",
  ]);
  await advanceTimers(60);
});
