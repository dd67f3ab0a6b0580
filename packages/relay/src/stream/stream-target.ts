/**
 * The target of the count that a stream sends: `/api/shop?page=/a` for `/api/shop/stream?page=/a`. `null` if the path is
 * no stream's. One trailing slash is ignored, as in the target of a count.
 */
export function countTargetOf(target: string): string | null {
  const end = target.indexOf("?");
  const path = (end === -1 ? target : target.slice(0, end)).replace(/\/$/, "");
  if (!path.endsWith("/stream")) return null;
  return path.slice(0, -"/stream".length) + (end === -1 ? "" : target.slice(end));
}
