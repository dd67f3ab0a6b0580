import type { LiveCount } from "../src/index.js";
import type { ShownCount } from "../src/widget.js";

/** 17 people on the site in the last 5 minutes. */
export const COUNT: LiveCount = {
  site: "default",
  visitors: 17,
  scope: "site",
  page: null,
  windowSeconds: 300,
  observedAt: "2026-11-21T14:32:20.000Z",
  ttlSeconds: 30,
};

/** A count as a page shows it; exact by default. */
export const shown = (visitors: number, change: Partial<ShownCount> = {}): ShownCount => ({
  ...COUNT,
  visitors,
  isAtLeast: false,
  observedAt: "2026-11-21T14:32:20.000Z",
  ...change,
});
