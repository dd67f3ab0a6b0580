import { extname } from "node:path";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * What a file is and how long it holds. Vite names the files in `assets/` by their content, so those hold for ever.
 *
 * @param urlPath the path in the URL, e.g. `/assets/index-Dx3f.js`
 */
export function staticHeaders(file: string, urlPath: string): Record<string, string> {
  return {
    "content-type": CONTENT_TYPES[extname(file)] ?? "application/octet-stream",
    "cache-control": urlPath.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  };
}
