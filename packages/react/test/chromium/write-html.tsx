// A server: writes the HTML of each language to standard output, as JSON.
import { renderToString } from "react-dom/server.browser";
import { LocalTime } from "./local-time.js";
import { LOCALES } from "./locales.js";
import { createLocalizedPage } from "./localized.js";

const page = createLocalizedPage();
const html = LOCALES.map((locale) => [locale, renderToString(page.in(locale))]);
const output = JSON.stringify({ ...Object.fromEntries(html), mistake: renderToString(<LocalTime />) });
// React 19 leaves a message channel open.
process.stdout.write(output, () => process.exit());
