import { join, sep } from "node:path";

/**
 * The file below `root` that a URL's path names, `null` where it names none that may be served: hidden ones, and
 * whatever lies outside, however it is encoded.
 *
 * @param root an absolute path
 * @param urlPath as in the request, still percent-encoded, without the query
 */
export function staticPath(root: string, urlPath: string): string | null {
  const path = decode(urlPath === "/" ? "/index.html" : urlPath);
  if (path === null || !path.startsWith("/") || /[\\\0]/.test(path)) return null;
  if (path.split("/").some((segment, index) => index > 0 && (segment === "" || segment.startsWith(".")))) return null;
  const file = join(root, path);
  return file.startsWith(root + sep) ? file : null;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
