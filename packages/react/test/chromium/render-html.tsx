// Prints a server's HTML of each language as JSON.
import { renderToString } from "react-dom/server.browser";
import { LocalTime } from "./local-time.js";
import { LOCALES } from "./locales.js";
import { createLocalizedPage } from "./localized.js";

const page = createLocalizedPage();
const html = LOCALES.map((locale) => [locale, renderToString(page.in(locale))]);
const output = JSON.stringify({ ...Object.fromEntries(html), mistake: renderToString(<LocalTime />) });
// React 19 keeps a message channel open.
process.stdout.write(output, () => process.exit());
