// The whole element in one file, for a script tag; what not every page uses lies beside it. It learns the languages of the
// page's counters before they first show, or their places would be kept for English words and then change.
import { languageAt } from "./dom/language-at.js";
import { loadLanguage } from "./script/load-language.js";
import { register } from "./dom/register.js";
import { VisitorCounterElement } from "./counter/visitor-counter-element.js";

VisitorCounterElement.onLocale = loadLanguage;

const find = (selector: string) => [...document.querySelectorAll(selector)];

async function learnBatches(): Promise<void> {
  if (find("visitor-counter[page]").length < 2) return;
  VisitorCounterElement.batch = (await import("./script/batch.js")).createPageBatcher();
}

async function begin(): Promise<void> {
  // What came with the page keeps its place, however late the banner's own file comes.
  for (const banner of find("visitor-banner")) banner.setAttribute("data-state", "empty");
  const languages = find("visitor-counter, visitor-banner").map((one) =>
    loadLanguage(one.getAttribute("locale") ?? languageAt(one)),
  );
  // Where that fails there are more requests, or English.
  await Promise.allSettled([...languages, learnBatches()]);
  register("visitor-counter", VisitorCounterElement);
  if (find("visitor-banner").length > 0) await import("./banner/define-banner.js");
}

// What can't be loaded is left out; the browser's own console names it.
begin().catch(() => {});
