import { Idiomorph } from "idiomorph";
import { expect, it } from "vitest";
import "../../src/banner.js";
import { movesDuring, painted } from "../../../react/test/moves.js";
import { COUNT, dataOf, ManualSource, settled, textOf } from "../counter.js";

const now = () => new Date().toISOString();

/** A page with a counter, as its server writes it. */
const HTML = `<p>Pro <visitor-counter relay="/morphed"></visitor-counter> <b>a month</b></p>`;

async function mounted(html: string) {
  const box = document.body.appendChild(document.createElement("main"));
  box.innerHTML = html;
  const widget = box.querySelector<HTMLElement & { source: ManualSource }>("visitor-counter, visitor-banner");
  if (!widget) throw new Error("there is no widget in this page");
  const source = new ManualSource();
  widget.source = source;
  await settled();
  await settled();
  return { box, widget, source };
}

it.each([
  ["outerHTML", (box: Element, html: string) => Idiomorph.morph(box, `<main>${html}</main>`)],
  ["innerHTML", (box: Element, html: string) => Idiomorph.morph(box, html, { morphStyle: "innerHTML" })],
  [
    "all attributes and children of the widget removed",
    async (box: Element) => {
      for (const widget of box.querySelectorAll("visitor-counter, visitor-banner")) {
        for (const name of widget.getAttributeNames()) if (name.startsWith("data-")) widget.removeAttribute(name);
        widget.replaceChildren();
      }
    },
  ],
])("visitor-counter moves nothing and keeps its state in a morph to the server's HTML: %s", async (_, morph) => {
  const { box, widget, source } = await mounted(HTML);
  const style = document.head.appendChild(document.createElement("style"));
  style.textContent = "visitor-counter:state(fresh) { color: rgb(1, 2, 3) }";
  for (const visitors of [17, 18]) {
    source.emit({ ...COUNT, visitors, observedAt: now() });
    await painted();
    const [before, width] = [dataOf(widget), widget.getBoundingClientRect().width];
    const moves = await movesDuring(async () => {
      await morph(box, HTML);
      await painted();
    });
    expect(moves).toEqual([]);
    expect(box.querySelector("visitor-counter")).toBe(widget);
    expect(dataOf(widget)).toEqual(before);
    expect(widget.getBoundingClientRect().width).toBe(width);
    expect(textOf(box.querySelector("visitor-counter") ?? document.createElement("visitor-counter"))).toContain(
      String(visitors),
    );
    expect(getComputedStyle(widget).color).toBe("rgb(1, 2, 3)");
    expect(source.subscriptions.size).toBe(1);
  }
  style.remove();
});

it("visitor-counter has no attribute that the page did not write, in any state", async () => {
  const { box, widget, source } = await mounted(HTML);
  const html = () => box.innerHTML;
  expect(html()).toBe(HTML);
  source.emit({ ...COUNT, observedAt: now() });
  expect(html()).toBe(HTML);
  expect(widget.matches(":state(fresh)")).toBe(true);
  source.emit({ ...COUNT, visitors: 1, observedAt: now() });
  expect(widget.matches(":state(hidden)")).toBe(true);
  expect(html()).toBe(HTML);
});

it("visitor-banner keeps its state and its place in a morph", async () => {
  const html = `<visitor-banner storage-key="morphed" placement="top">Fired today.</visitor-banner><p>Below</p>`;
  const { box, widget, source } = await mounted(html);
  source.emit({ ...COUNT, observedAt: now() });
  await settled();
  expect(dataOf(widget)["state"]).toBe("shown");
  expect(box.innerHTML).toBe(html);
  await painted();
  const moves = await movesDuring(async () => {
    await Idiomorph.morph(box, `<main>${html}</main>`);
    await painted();
  });
  expect(moves).toEqual([]);
  expect(dataOf(widget)["state"]).toBe("shown");
  expect(getComputedStyle(document.documentElement).scrollPaddingTop).toBe("96px");
  widget.shadowRoot?.querySelector("button")?.click();
  expect(widget.getBoundingClientRect().height).toBe(0);
  expect(getComputedStyle(document.documentElement).scrollPaddingTop).toBe("auto");
  expect(box.innerHTML).toContain(`<visitor-banner storage-key="morphed" placement="top"`);
});
