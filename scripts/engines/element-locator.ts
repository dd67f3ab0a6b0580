// Runs in the page of the tests: lets `userEvent` send elements to the provider as CSS selectors.
import { convertElementToCssSelector, Locator } from "@vitest/browser/locators";
import { page } from "vitest/browser";

class ElementLocator extends Locator {
  override readonly selector: string;

  constructor(selector: string) {
    super();
    this.selector = selector;
  }

  protected override locator(selector: string): Locator {
    return new ElementLocator(selector);
  }

  protected override elementLocator(element: Element): Locator {
    return fromElement(element);
  }
}

function fromElement(element: Element): ElementLocator {
  return new ElementLocator(convertElementToCssSelector(element));
}

page.extend({ elementLocator: fromElement });
