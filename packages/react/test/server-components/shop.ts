// Renders a page of Server Components under the condition `react-server` and prints React's Flight stream. A module hook
// replaces "use client" modules with client references, as a bundler does.
import { registerHooks } from "node:module";
import { text } from "node:stream/consumers";
import type { LiveCount } from "@onlookers/core";
import { createElement, Suspense } from "react";
import { renderToReadableStream } from "react-server-dom-parcel/server.node";

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const source = decode(loaded.source);
    if (!/^["']use client["']/.test(source)) return loaded;
    const [, names = ""] = /^export \{([^}]*)\};/m.exec(source) ?? [];
    const references = names
      .split(",")
      .map((name) => name.replace(/.* as /s, "").trim())
      .filter(Boolean)
      .map((name) => `export const ${name} = createClientReference("${url.replace(/.*\//, "")}", "${name}", []);`);
    const wanted = 'import { createClientReference } from "react-server-dom-parcel/server.node";';
    return { ...loaded, source: [wanted, ...references].join("\n") };
  },
});

function decode(source: unknown): string {
  return source instanceof Uint8Array ? Buffer.from(source).toString() : String(source);
}

const { OnlookersConfig, VisitorCounter } = await import("@onlookers/react");
const { VisitorBanner } = await import("@onlookers/react/banner");
const { CountExplanation } = await import("@onlookers/react/explanation");
const { PriceTier } = await import("@onlookers/react/price-tier");
const { visitorsKey } = await import("@onlookers/react/server");
const { SuspenseVisitorCounter } = await import("@onlookers/react/suspense");
const { de } = await import("@onlookers/core/messages/de");

const count: LiveCount = {
  site: "default",
  visitors: 17,
  scope: "site",
  page: null,
  windowSeconds: 300,
  observedAt: "2026-11-21T14:32:20.000Z",
  ttlSeconds: 30,
};
const onPricing: LiveCount = { ...count, visitors: 4, scope: "page", page: "/pricing" };

const page = createElement(
  OnlookersConfig,
  { relay: "/api/onlookers", messages: de, steps: [20, 50] },
  createElement("p", null, createElement(VisitorCounter, { initialCount: count, classNames: { number: "big" } })),
  createElement("p", null, createElement(CountExplanation, { initialCount: count, service: "Plausible" })),
  createElement(VisitorBanner, { initialCount: count, placement: "bottom" }, "Jetzt: "),
  createElement(PriceTier, {
    total: 15,
    stock: { remaining: 7, readAt: Date.now() },
    nextPrice: { amount: 66, currency: "EUR" },
  }),
  createElement(
    Suspense,
    { fallback: createElement(VisitorCounter, { enabled: false }) },
    createElement(SuspenseVisitorCounter, {
      page: "/pricing",
      initialCount: new Promise<LiveCount>((resolve) => setImmediate(resolve, onPricing)),
    }),
  ),
  createElement("i", null, visitorsKey({ relay: "/api/onlookers" })),
);
process.stdout.write(await text(renderToReadableStream(page)), () => process.exit());
