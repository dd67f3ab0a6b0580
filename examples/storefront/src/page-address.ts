import type { ServiceName } from "../shared/demo.ts";

/** The options in the query string of the page's address. */
export interface PageAddress {
  readonly service: ServiceName;
  readonly lang: "en" | "ar";
  readonly isPanelOpen: boolean;
}

/**
 * @param search with or without its question mark
 * @param services those that may be selected
 */
export function readAddress(search: string, services: readonly ServiceName[]): PageAddress {
  const query = new URLSearchParams(search);
  return {
    service: services.find((service) => service === query.get("service")) ?? "plausible",
    lang: query.get("dir") === "rtl" ? "ar" : "en",
    isPanelOpen: query.has("panel"),
  };
}
