/** The parts of the package in a page. What is inside them may move: positions are compared outside of them. */
const WIDGETS = "[data-onlookers], visitor-counter, visitor-banner";

/**
 * Everything that moves while `run` runs: boxes and texts outside of the package's parts, and the parts' own boxes. Reads
 * positions on each frame, because most browsers report no layout shifts. Those that do report them add theirs.
 */
export async function movesDuring(run: () => Promise<void>): Promise<string[]> {
  const moves: string[] = [];
  const before = positions();
  const compare = () => {
    const now = positions();
    for (const [at, place] of before.entries()) {
      if (now[at] !== place) moves.push(`from ${place} to ${now[at]}`);
    }
  };
  const observer = new PerformanceObserver((list) => addShifts(moves, list.getEntries()));
  observer.observe({ type: "layout-shift" });
  let frame = requestAnimationFrame(function read() {
    compare();
    frame = requestAnimationFrame(read);
  });
  await run();
  cancelAnimationFrame(frame);
  compare();
  addShifts(moves, observer.takeRecords());
  observer.disconnect();
  return moves;
}

/** Waits until the browser has painted, and reported shifts of what it painted. */
export async function painted(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The position and size of each element and text in the page, in the order of the document. */
function positions(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(WIDGETS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const range = document.createRange();
  const found: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNodeContents(node);
    const box = node instanceof Element ? node.getBoundingClientRect() : range.getBoundingClientRect();
    found.push(`${node.nodeName} ${box.x} ${box.y} ${box.width} ${box.height}`);
  }
  return found;
}

function addShifts(moves: string[], entries: PerformanceEntryList): void {
  for (const entry of entries) if ("value" in entry) moves.push(`layout shift of ${String(entry.value)}`);
}
