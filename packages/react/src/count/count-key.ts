import { unstable_serialize } from "swr";

/**
 * What SWR's cache calls the last count of a site or page: `unstable_serialize(["onlookers", name, site, page])`.
 *
 * @param name the relay's address, or a source of the shop's own
 */
export function countKey(name: unknown, site: string | undefined, page: string | undefined): string {
  return unstable_serialize(["onlookers", name, site ?? "default", page ?? null]);
}
