import { beforeAll, describe, expect, it } from "vitest";
import { findEngine, INSTALL_ENGINES } from "../../../../scripts/engines/find-engines.js";
import { buildHydration, REACTS, type Hydration } from "./build-hydration.js";
import { LOCALES } from "./locales.js";

// Debian's WebKit has older data of ICU than Node: it writes Arabic in its own digits, and Swiss numbers with other separators.
const ENGINES = ["firefox", "webkit"] as const;

let built: readonly Hydration[] = [];
beforeAll(async () => {
  if (ENGINES.some(findEngine)) built = await Promise.all(REACTS.map(buildHydration));
});

describe.each(ENGINES)("components in %s", (engine) => {
  const start = findEngine(engine);
  it.skipIf(start === undefined)(`hydrate without a warning (needs: ${INSTALL_ENGINES})`, async () => {
    const browser = await start?.();
    const roots = built.flatMap(({ react, html }) =>
      LOCALES.map((part) => `<div data-react="${react}" data-in="${part}">${html[part]}</div>`),
    );
    try {
      await browser?.open("about:blank");
      const scripts = built.map(({ script }) => script);
      expect(await browser?.run(HYDRATE, roots.join(""), scripts)).toEqual({ warnings: [], lost: 0, waiting: 0 });
    } finally {
      await browser?.stop();
    }
  });
});

/** Hydrates all roots, and waits for the count that is emitted afterwards. */
const HYDRATE = `
  const [html, scripts] = args;
  const warnings = [];
  for (const level of ["error", "warn"]) console[level] = (...texts) => warnings.push(texts.join(" ").slice(0, 300));
  addEventListener("error", (event) => warnings.push(event.message));
  document.body.innerHTML = html;
  const counters = [...document.querySelectorAll("[data-onlookers]")];
  for (const script of scripts) {
    const element = document.createElement("script");
    element.textContent = script;
    document.head.append(element);
  }
  const waiting = () => document.querySelectorAll("[data-in]:not(:has([data-observed-at*=':00:01']))").length;
  for (const end = Date.now() + 20000; waiting() > 0 && Date.now() < end; ) await new Promise((done) => setTimeout(done, 50));
  return { warnings, lost: counters.filter((counter) => !counter.isConnected).length, waiting: waiting() };
`;
