import { act, fireEvent, render, screen } from "@testing-library/react";
import { de } from "@onlookers/core/messages/de";
import { renderToString } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CountExplanation, type CountExplanationProps } from "../../src/explanation.js";
import { OnlookersConfig } from "../../src/index.js";
import { advanceTimers, installFakeTimers } from "../fake-timers.js";
import { COUNT, PAGE_COUNT, ManualSource, START } from "../manual-source.js";

let source: ManualSource;
beforeEach(() => (source = new ManualSource()));
installFakeTimers();

const mount = (props: CountExplanationProps = {}) =>
  render(
    <OnlookersConfig source={source}>
      <CountExplanation {...props} />
    </OnlookersConfig>,
  );
const question = () => screen.getByRole<HTMLButtonElement>("button");
const answer = () => document.querySelector("[data-part=answer]")?.textContent?.trim();

describe("the answer of CountExplanation", () => {
  it("contains the scope, the window, the service and the age by the server's clock", () => {
    mount({ service: "Plausible", page: "/pricing" });
    source.now = () => Date.now() + 12_000;
    act(() => source.emit(PAGE_COUNT, "/pricing"));
    expect(answer()).toBe("");
    fireEvent.click(question());
    expect(answer()).toBe("4 people on this page in the last 5 minutes Plausible 12 seconds ago");
    fireEvent.click(question());
    expect(answer()).toBe("");
  });

  it("describes the site if the count is not of the page", () => {
    mount({ page: "/pricing" });
    act(() => source.emit(COUNT, "/pricing"));
    fireEvent.click(question());
    expect(answer()).toContain("17 people on this site");
  });

  it("updates the age each second while it is open, even after a poll with the same number", async () => {
    mount();
    act(() => source.emit(COUNT));
    const before = vi.getTimerCount();
    fireEvent.click(question());
    expect(answer()).toContain("0 seconds ago");
    await advanceTimers(59);
    expect(answer()).toContain("59 seconds ago");
    await advanceTimers(1);
    expect(answer()).toContain("1 minute ago");
    act(() => source.emit({ ...COUNT, observedAt: new Date(START + 58_000).toISOString() }));
    await advanceTimers(1);
    expect(answer()).toContain("3 seconds ago");
    fireEvent.click(question());
    expect(vi.getTimerCount()).toBe(before);
  });

  it("uses the language of the counter and appends the children", () => {
    mount({ messages: de, locale: "de-AT", children: <a href="/privacy">Datenschutz</a> });
    act(() => source.emit(COUNT));
    expect(question().textContent).toBe("Wie wird gezählt?");
    expect(question().lang).toBe("de");
    fireEvent.click(question());
    expect(answer()).toContain("17 Personen auf dieser Website in den letzten 5 Minuten");
    expect(answer()).toContain("vor 0 Sekunden");
    expect(answer()).toContain("Datenschutz");
  });
});

describe("CountExplanation without a number", () => {
  it("disables the button and keeps its text", () => {
    mount();
    expect(question().disabled).toBe(true);
    expect(question().textContent).toBe("How is this counted?");
  });

  it("closes the answer when the number disappears", async () => {
    mount();
    act(() => source.emit(COUNT));
    fireEvent.click(question());
    await advanceTimers(301);
    expect(answer()).toBe("");
    expect(question().disabled).toBe(true);
    act(() => source.emit({ ...COUNT, observedAt: new Date().toISOString() }));
    expect(question().disabled).toBe(false);
    expect(answer()).toBe("");
  });
});

it("CountExplanation hydrates without a warning and subscribes once", () => {
  const element = (
    <OnlookersConfig source={source}>
      <CountExplanation initialCount={COUNT} question="Really?" />
    </OnlookersConfig>
  );
  const container = document.createElement("div");
  container.innerHTML = renderToString(element);
  document.body.append(container);
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  render(element, { container, hydrate: true });
  expect(errors.mock.calls).toEqual([]);
  errors.mockRestore();
  expect(container.textContent?.trim()).toBe("Really?");
  expect(container.innerHTML).not.toContain("style=");
  expect([...source.subscriptions].map(({ query }) => query.page)).toEqual([undefined]);
});
