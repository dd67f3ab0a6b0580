import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerText } from "./answer.ts";
import { staticHeaders } from "./static-headers.ts";
import { staticPath } from "./static-path.ts";

/**
 * Serves the built page.
 *
 * @param root the folder with `index.html`, an absolute path
 */
export function staticFiles(root: string) {
  return async (request: IncomingMessage, response: ServerResponse, urlPath: string): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      return answerText(response, 405, "This can only be read.");
    }
    const file = staticPath(root, urlPath);
    const body = file && (await readFile(file).catch(() => null));
    if (!file || !body) return answerText(response, 404, "There is no such page.");
    response.writeHead(200, { ...staticHeaders(file, urlPath), "content-length": body.byteLength });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}
