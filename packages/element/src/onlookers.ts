// The whole element in one file, for a script tag; what not every page uses lies beside it. It learns the languages of the
// page's counters before they first show, or their places would be kept for English words and then change.
import { languageAt } from "./language-at.js";
import { loadLanguage } from "./load-language.js";
import { register } from "./register.js";
import { VisitorCounterElement } from "./visitor-counter-element.js";

VisitorCounterElement.onLocale = loadLanguage;

async function learnBatches(): Promise<void> {
  if (document.querySelectorAll("visitor-counter[page]").length < 2) return;
  const { batchPages } = await import("./batch.js");
  VisitorCounterElement.via = batchPages();
}

const counters = document.querySelectorAll("visitor-counter");
const languages = Array.from(counters, (counter) =>
  loadLanguage(counter.getAttribute("locale") ?? languageAt(counter)),
);
// Without the one or the other there are more requests, or English.
void Promise.allSettled([...languages, learnBatches()]).then(register);
