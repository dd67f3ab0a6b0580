import { render, screen } from "@testing-library/react";
import type { DisplayRule, Messages, VisitorSource, Wording } from "@onlookers/core";
import { VisitorCounterElement } from "../../../element/src/index.js";
import { VisitorCounter } from "../../src/index.js";

/** What any counter can be told. */
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

/** What a counter shows of itself at one moment: to shoppers, to assistive technology, to auditors. */
export interface Look {
  readonly text: string;
  /** The part of the text that is the number. */
  readonly number: string;
  readonly title: string;
  readonly lang: string;
  /** Its `data-*`, but for those that say which kind of counter it is. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** A kind of counter: puts one into the page, and tells how to look at it. */
export type Subject = (setup: Setup) => Promise<() => Look>;

/** Every kind there is. Another one joins by a line. */
export const subjects: Readonly<Record<string, Subject>> = {
  async react({ source, relay, ...setup }) {
    render(<VisitorCounter data-testid="react" {...setup} {...(source ? { source } : { relay })} />);
    const root = screen.getByTestId("react");
    return () => lookAt(root, root, root);
  },
  async element({ enabled, ...setup }) {
    const counter = new VisitorCounterElement();
    Object.assign(counter, setup, { disabled: enabled === false });
    document.body.append(counter);
    await Promise.resolve();
    return () => lookAt(counter, counter.shadowRoot, counter.shadowRoot?.querySelector<HTMLElement>('[part="text"]'));
  },
};

/**
 * @param root has the attributes
 * @param inside has the parts
 * @param words has language and title
 */
function lookAt(root: HTMLElement, inside: ParentNode | null, words: HTMLElement | null | undefined): Look {
  const { onlookers: _, testid: __, ...attributes } = root.dataset;
  const number = inside?.querySelector('[part="number"], [data-part="number"]');
  return {
    text: (words?.textContent ?? "").trim(),
    number: number?.textContent ?? "",
    title: words?.title ?? "",
    lang: words?.lang ?? "",
    attributes,
  };
}
