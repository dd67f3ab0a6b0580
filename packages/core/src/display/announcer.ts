import type { CountView } from "../view/count-view.js";
import type { ShownCount } from "../view/visitor-status.js";
import { isElsewhere, isNews } from "./announcement.js";

/** How long changes of several counters are collected before they are announced together. */
const BATCH_MS = 1000;
/** The least time from one announcement to the next. */
const MIN_GAP_MS = 60_000;
/** When the region is emptied, so that assistive technology finds no old number there. */
const CLEAR_AFTER_MS = 10_000;

/** One counter's handle on the announcer of its document. */
export interface AnnouncerHandle {
  /** Takes the current view. The first number of a handle is not announced: it can be read in the page. */
  update(view: CountView): void;
  /** Takes the counter out. The next `update` brings it back. */
  detach(): void;
}

/** A document's polite announcements. */
export interface Announcer {
  /** Adds a counter. */
  join(): AnnouncerHandle;
}

interface Participant {
  view: CountView | null;
  announced: ShownCount | null;
}

/** The number increases with each change of an announcer's shape, so that scripts of different releases do not share one. */
const KEY = Symbol.for("onlookers.announcer.1");

/** Returns the one announcer of a document. React and the custom element share it, even from separate bundles. */
export function announcerOf(document: Document): Announcer {
  const existing: unknown = Reflect.get(document, KEY);
  if (isAnnouncer(existing)) return existing;
  const announcer = createAnnouncer(document);
  Reflect.set(document, KEY, announcer);
  return announcer;
}

function isAnnouncer(value: unknown): value is Announcer {
  return typeof value === "object" && value !== null && "join" in value;
}

/**
 * Announces through one visually hidden region with the role `status`. The region stays in the document, because
 * assistive technology ignores a region that is added together with its text. All counters are announced together, at
 * most once a minute, with their numbers of that moment, and never while the page is hidden.
 */
function createAnnouncer(document: Document): Announcer {
  const participants = new Set<Participant>();
  const region = createRegion(document);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pending = () =>
    [...participants].filter(({ view, announced }) => view?.count && announced && isNews(view.count, announced));

  function schedule(): void {
    if (timer === undefined && !document.hidden && pending().length > 0) timer = setTimeout(announce, BATCH_MS);
  }

  function announce(): void {
    timer = undefined;
    const due = document.hidden ? [] : pending();
    if (due.length === 0) return;
    const lines = new Map(due.map(({ view }) => [view?.description ?? "", view?.lang ?? ""]));
    region.replaceChildren(...Array.from(lines, ([text, lang]) => createParagraph(document, text, lang)));
    for (const participant of due) participant.announced = participant.view?.count ?? null;
    setTimeout(() => region.replaceChildren(), CLEAR_AFTER_MS);
    timer = setTimeout(endGap, MIN_GAP_MS - BATCH_MS);
  }

  function endGap(): void {
    timer = undefined;
    schedule();
  }

  document.addEventListener("visibilitychange", schedule);
  return {
    join() {
      if (!region.isConnected) document.body.append(region);
      const participant: Participant = { view: null, announced: null };
      return {
        update(view) {
          const { count } = view;
          // Only when a number disappears: announcements of other counters must not be cut short.
          if (!count && participant.view?.count) region.replaceChildren();
          participants.add(participant);
          participant.view = view;
          if (count && (participant.announced === null || isElsewhere(count, participant.announced)))
            participant.announced = count;
          schedule();
        },
        detach: () => void participants.delete(participant),
      };
    },
  };
}

/** Sets styles as properties, which a strict Content Security Policy allows. */
function createRegion(document: Document): HTMLElement {
  const region = document.createElement("div");
  region.setAttribute("role", "status");
  region.dataset["onlookers"] = "announcements";
  Object.assign(region.style, {
    position: "fixed",
    inset: "0 auto auto 0",
    inlineSize: "1px",
    blockSize: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  });
  return region;
}

function createParagraph(document: Document, text: string, lang: string): HTMLElement {
  const paragraph = document.createElement("p");
  Object.assign(paragraph, { textContent: text, lang, dir: "auto" });
  return paragraph;
}
