import { createRelay, plausible } from "@onlookers/relay";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { VisitorCounter } from "../../src/index.js";

/** Answers the counter's requests in this process; its provider counts 17 visitors. */
const relay = createRelay({
  sites: { default: plausible({ siteId: "example.com", token: "token" }) },
  fetch: async () => new Response("17", { headers: { "content-type": "application/json" } }),
});

/** A counter that is mounted until `unmount` is called. */
export interface MountedCounter {
  /** Resolves with the counter's text once its number shows. */
  readonly shown: Promise<string>;
  readonly unmount: () => Promise<void>;
}

/** Mounts one counter whose relay has read nothing yet. */
export function mountCounter(container: HTMLElement): MountedCounter {
  globalThis.fetch = (input, init) => {
    const path = input instanceof Request ? input.url : input;
    return relay.fetch(new Request(new URL(path, "http://localhost"), init));
  };
  const root = createRoot(container);
  const shown = new Promise<string>((resolve) => {
    const observer = new MutationObserver(() => {
      const counter = container.querySelector('[data-status="fresh"]');
      if (!counter?.textContent.includes("17")) return;
      observer.disconnect();
      resolve(counter.textContent);
    });
    observer.observe(container, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  root.render(createElement(VisitorCounter, { relay: "/api/onlookers" }));
  return {
    shown,
    async unmount() {
      root.unmount();
      await relay.close();
      // React's scheduler still reads `window` in its next turn.
      await new Promise(setImmediate);
      await new Promise(setImmediate);
    },
  };
}
