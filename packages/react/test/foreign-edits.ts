/** The nodes of a kind inside a part. */
function nodesIn(root: Node, kind: number): Node[] {
  const walker = document.createTreeWalker(root, kind);
  const nodes: Node[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node);
  return nodes;
}

const textsIn = (root: Node) =>
  nodesIn(root, NodeFilter.SHOW_TEXT).filter((node): node is Text => node instanceof Text);
const elementsIn = (root: Node) =>
  nodesIn(root, NodeFilter.SHOW_ELEMENT).filter((node): node is HTMLElement => node instanceof HTMLElement);

function wrap(node: ChildNode, tag = "font"): void {
  const wrapper = document.createElement(tag);
  node.replaceWith(wrapper);
  wrapper.append(node);
}

/** What translators, extensions and editors do to the nodes inside a part of the page. */
export const FOREIGN_EDITS: Readonly<Record<string, (root: HTMLElement) => void>> = {
  "translates each text into a new font element": (root) => {
    for (const text of textsIn(root)) {
      const font = document.createElement("font");
      font.append(document.createElement("font"));
      font.firstElementChild?.append(text.data.replaceAll(/[a-z]/gi, "x"));
      text.replaceWith(font);
    }
  },
  "wraps each text": (root) => textsIn(root).forEach((text) => wrap(text)),
  "wraps each element": (root) => elementsIn(root).forEach((element) => wrap(element, "mark")),
  "removes each text": (root) => textsIn(root).forEach((text) => text.remove()),
  "removes each element": (root) => elementsIn(root).forEach((element) => element.remove()),
  "replaces each element by a copy": (root) =>
    elementsIn(root).forEach((element) => element.replaceWith(element.cloneNode(true))),
  "inserts elements around each text": (root) =>
    textsIn(root).forEach((text) => {
      text.before(document.createElement("i"));
      text.after(document.createComment("x"), document.createElement("i"));
    }),
  "splits each text": (root) =>
    textsIn(root).forEach((text) => text.length > 1 && text.splitText(Math.floor(text.length / 2))),
  "normalises the texts": (root) => root.normalize(),
  "merges everything into one text": (root) => root.replaceChildren(root.textContent ?? ""),
  "writes other HTML": (root) => void (root.innerHTML = "<b>4</b> <i>edited</i>"),
  "empties it": (root) => root.replaceChildren(),
  "reverses the nodes": (root) => {
    for (const element of [root, ...elementsIn(root)]) element.append(...[...element.childNodes].reverse());
  },
};
