import { unstable_serialize } from "swr";
import type { CountOrigin } from "./count-origin.js";

/** What SWR's cache calls the last count of a site or page: `unstable_serialize(["onlookers", relay, site, page])`. */
export function countKey({ name }: CountOrigin, site: string | undefined, page: string | undefined): string {
  return unstable_serialize(["onlookers", name, site ?? "default", page ?? null]);
}
