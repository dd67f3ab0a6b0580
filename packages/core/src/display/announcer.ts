import { isElsewhere, isNews } from "./announcement.js";
import type { CountView } from "../view/count-view.js";
import type { ShownCount } from "../view/visitor-status.js";

/** Milliseconds in which all that changes together is gathered. */
const GATHER = 1000;
/** Milliseconds from one announcement to the next. */
const PAUSE = 60_000;
/** Milliseconds until the region is empty again: nobody shall find an old number there. */
const READ = 10_000;

/** One counter's part in a document's announcements. */
export interface Speaker {
  /** Takes what the counter shows now. What it shows first is there to be read, and isn't announced. */
  show(view: CountView): void;
  /** The counter is gone. It may come back. */
  leave(): void;
}

/** A document's polite announcements. */
export interface Announcer {
  /** Adds a counter. */
  join(): Speaker;
}

interface Voice {
  shown: CountView | null;
  heard: ShownCount | null;
}

const KEY = Symbol.for("onlookers.announcer");

/** The one announcer of a document: of React and the custom element, however they came to the page. */
export function announcerOf(document: Document): Announcer {
  const known: unknown = Reflect.get(document, KEY);
  if (isAnnouncer(known)) return known;
  const made = createAnnouncer(document);
  Reflect.set(document, KEY, made);
  return made;
}

function isAnnouncer(known: unknown): known is Announcer {
  return typeof known === "object" && known !== null && "join" in known;
}

/**
 * Announces by one visually hidden region with the role `status`, which stays in the document: assistive technology
 * passes over one that comes together with its text. At most once a minute, all counters together, as they are then;
 * nothing while the page is hidden.
 */
function createAnnouncer(document: Document): Announcer {
  const voices = new Set<Voice>();
  const region = regionOf(document);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const news = () => [...voices].filter(({ shown, heard }) => shown?.count && heard && isNews(shown.count, heard));

  function consider(): void {
    if (timer === undefined && !document.hidden && news().length > 0) timer = setTimeout(speak, GATHER);
  }

  function speak(): void {
    timer = undefined;
    const spoken = document.hidden ? [] : news();
    if (spoken.length === 0) return;
    const lines = new Map(spoken.map(({ shown }) => [shown?.description ?? "", shown?.lang ?? ""]));
    region.replaceChildren(...Array.from(lines, ([text, lang]) => paragraph(document, text, lang)));
    for (const voice of spoken) voice.heard = voice.shown?.count ?? null;
    setTimeout(() => region.replaceChildren(), READ);
    timer = setTimeout(rested, PAUSE - GATHER);
  }

  function rested(): void {
    timer = undefined;
    consider();
  }

  document.addEventListener("visibilitychange", consider);
  return {
    join() {
      if (!region.isConnected) document.body.append(region);
      const voice: Voice = { shown: null, heard: null };
      return {
        show(view) {
          // Only where a number goes: what others say is left to be heard out.
          if (!view.count && voice.shown?.count) region.replaceChildren();
          voices.add(voice);
          voice.shown = view;
          if (view.count && (voice.heard === null || isElsewhere(view.count, voice.heard))) voice.heard = view.count;
          consider();
        },
        leave: () => void voices.delete(voice),
      };
    },
  };
}

/** Styled by properties, which a Content Security Policy allows. */
function regionOf(document: Document): HTMLElement {
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

function paragraph(document: Document, text: string, lang: string): HTMLElement {
  const line = document.createElement("p");
  Object.assign(line, { textContent: text, lang, dir: "auto" });
  return line;
}
