import { afterEach } from "vitest";
import "../src/index.js";
import type { VisitorCounterElement } from "../src/index.js";
import { ManualSource } from "../../react/test/manual-source.js";

export { COUNT, PAGE_COUNT, ManualSource, START } from "../../react/test/manual-source.js";

/** Code that is loaded on first use may take long on a busy machine. */
export const PATIENCE = { timeout: 20_000 };

afterEach(() => document.body.replaceChildren());

/** Adds a counter to the page, and returns it with its source. */
export async function mounted(html = "<visitor-counter></visitor-counter>") {
  document.body.insertAdjacentHTML("beforeend", html);
  const counter = document.body.querySelector("visitor-counter");
  if (!counter) throw new Error("there is no counter in this page");
  const source = new ManualSource();
  counter.source = source;
  await settled();
  return { counter, source };
}

/** Waits until the counters have applied the changes of this task. */
export const settled = (): Promise<void> => Promise.resolve();

/** The visible text of a counter. */
export function textOf(counter: VisitorCounterElement): string {
  return partOf(counter, "text")?.textContent ?? "";
}

export function partOf(counter: VisitorCounterElement, name: string): HTMLElement | null {
  return counter.shadowRoot?.querySelector<HTMLElement>(`[part="${name}"]`) ?? null;
}

/** The data attributes of a counter or a banner. They are inside: a morph or a hydration removes those of the host. */
export function dataOf(element: Element | null | undefined): Record<string, string | undefined> {
  const part = element?.shadowRoot?.querySelector<HTMLElement>('[part="text"], [part="card"]');
  return Object.fromEntries(Object.entries(part?.dataset ?? {}));
}
