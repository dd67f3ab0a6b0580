import type { LiveCount } from "@onlookers/core";

/** The count in the HTML, for the first render in the browser. */
export function serverCount(): LiveCount {
  return JSON.parse(document.getElementById("count")?.textContent ?? "null");
}
