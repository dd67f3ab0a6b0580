/**
 * What a stream's path and query ask for, as a count's would: `/api/shop/stream?page=/a` as `/api/shop?page=/a`; `null`
 * where it isn't a stream's. One slash at the end is ignored here too.
 */
export function countTargetOf(target: string): string | null {
  const end = target.search(/[?#]/);
  const path = (end === -1 ? target : target.slice(0, end)).replace(/\/$/, "");
  if (!path.endsWith("/stream")) return null;
  return path.slice(0, -"/stream".length) + (end === -1 ? "" : target.slice(end));
}
