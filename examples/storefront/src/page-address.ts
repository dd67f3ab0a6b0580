import { services, type ServiceName } from "../shared/demo-settings.ts";

/** What the page's address asks for. */
export interface PageAddress {
  readonly service: ServiceName;
  readonly lang: "en" | "ar";
  readonly isPanelOpen: boolean;
}

/** @param search of the URL, with or without its question mark */
export function readAddress(search: string): PageAddress {
  const asked = new URLSearchParams(search);
  return {
    service: services.find((service) => service === asked.get("service")) ?? "plausible",
    lang: asked.get("dir") === "rtl" ? "ar" : "en",
    isPanelOpen: asked.has("panel"),
  };
}
