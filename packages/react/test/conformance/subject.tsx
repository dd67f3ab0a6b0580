import { render, screen } from "@testing-library/react";
import type { DisplayRule, Messages, VisitorSource, Wording } from "@onlookers/core";
import { VisitorCounterElement } from "../../../element/src/index.js";
import { VisitorCounter } from "../../src/index.js";

/** Options that every counter accepts. */
export interface Setup extends DisplayRule {
  readonly source?: VisitorSource;
  readonly relay?: string;
  readonly site?: string;
  readonly page?: string;
  readonly locale?: string;
  readonly messages?: Messages | readonly Messages[];
  readonly wording?: Wording;
  readonly enabled?: boolean;
}

/** The state of a counter that visitors, assistive technology and auditors can read. */
export interface VisibleState {
  readonly text: string;
  /** The part of the text that is the number. */
  readonly number: string;
  readonly title: string;
  readonly lang: string;
  /** The `data-*` attributes, without those that identify the kind of counter. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** Adds a counter to the page. The result reads its visible state. */
export type Subject = (setup: Setup) => Promise<() => VisibleState>;

/** Every kind of counter. */
export const subjects: Readonly<Record<string, Subject>> = {
  async react({ source, relay, ...setup }) {
    render(<VisitorCounter data-testid="react" {...setup} {...(source ? { source } : { relay })} />);
    const root = screen.getByTestId("react");
    return () => readState(dataOf(root), root);
  },
  async element({ enabled, ...setup }) {
    const counter = new VisitorCounterElement();
    Object.assign(counter, setup, { disabled: enabled === false });
    document.body.append(counter);
    await Promise.resolve();
    const part = (selector: string) => counter.shadowRoot?.querySelector<HTMLElement>(selector) ?? counter;
    return () => {
      const text = part('[part="text"]');
      return readState(dataOf(part("i"), text), text);
    };
  },
};

/** The `data-*` attributes of elements, without those that identify the kind of counter. */
function dataOf(...elements: readonly HTMLElement[]): VisibleState["attributes"] {
  const entries = elements.flatMap(({ dataset }) => Object.entries(dataset));
  return Object.fromEntries(entries.filter(([name]) => name !== "onlookers" && name !== "testid"));
}

/** @param words the element with the text, the language and the title */
function readState(attributes: VisibleState["attributes"], words: HTMLElement): VisibleState {
  return {
    text: words.textContent.trim(),
    number: words.querySelector('[part="number"], [data-part="number"]')?.textContent ?? "",
    title: words.title,
    lang: words.lang,
    attributes,
  };
}
