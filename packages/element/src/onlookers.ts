// The whole element in one file, for a script tag. It learns the languages of the page's counters before they first
// show, or their places would be kept for English words and then change.
import { languageAt } from "./language-at.js";
import { loadLanguage } from "./load-language.js";
import { register } from "./register.js";
import { VisitorCounterElement } from "./visitor-counter-element.js";

VisitorCounterElement.onLocale = loadLanguage;
const counters = document.querySelectorAll("visitor-counter");
const languages = Array.from(counters, (counter) =>
  loadLanguage(counter.getAttribute("locale") ?? languageAt(counter)),
);
void Promise.all(languages).then(register);
