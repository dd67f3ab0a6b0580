// The whole element in one file, for a script tag. Code that not every page uses is loaded from files beside it. The
// element is defined only after the page's languages are loaded: else a counter would first reserve the width of English
// words, and then move the page.
import { setMessagesLoader } from "./counter/shared-messages.js";
import { VisitorCounterElement } from "./counter/visitor-counter-element.js";
import { defineElement } from "./dom/define-element.js";
import { importBeside } from "./script/import-beside.js";
import { loadLanguage } from "./script/load-language.js";
import { languageAt } from "./dom/language-at.js";

setMessagesLoader(loadLanguage);

const find = (selector: string) => [...document.querySelectorAll(selector)];

async function loadBatcher(): Promise<void> {
  VisitorCounterElement.batch = (await importBeside<typeof import("./script/batch.js")>("batch")).createPageBatcher();
}

async function start(): Promise<void> {
  const banners = find("visitor-banner");
  // A banner in the page's HTML keeps its place, however late the code of banners arrives.
  for (const banner of banners) Object.assign(banner, { keepsPlace: true });
  const languages = find("visitor-counter, visitor-banner").map((element) =>
    loadLanguage(element.getAttribute("locale") ?? languageAt(element)),
  );
  const hasPages = find("visitor-counter[page]").length > 1;
  // A failure leaves the counters in English, or with one request for each page.
  await Promise.allSettled([...languages, hasPages && loadBatcher()]);
  defineElement("visitor-counter", VisitorCounterElement);
  if (banners.length > 0) await importBeside("banner");
}

// The browser's console names a file that cannot be loaded. The rest of the page works without it.
start().catch(() => {});
