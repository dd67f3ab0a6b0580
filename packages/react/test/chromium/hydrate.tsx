// Hydrates the output of `render-html.tsx` with the same version of React, then emits a count.
import { version } from "react";
import { hydrateRoot } from "react-dom/client";
import { LocalTime } from "./local-time.js";
import { createLocalizedPage } from "./localized.js";

const page = createLocalizedPage();
for (const root of document.querySelectorAll(`[data-react="${version.split(".")[0]}"]`)) {
  const part = root.getAttribute("data-in") ?? "";
  hydrateRoot(root, part === "mistake" ? <LocalTime /> : page.in(part));
}
setTimeout(() => page.source.emit(4321, { countedSecondsAgo: -1 }), 0);
