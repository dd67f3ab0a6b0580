import type { LiveCount } from "@onlookers/core";

/** The count that stands in the server's HTML, for the browser's first render. */
export function serverCount(): LiveCount {
  return JSON.parse(document.getElementById("count")?.textContent ?? "null");
}
