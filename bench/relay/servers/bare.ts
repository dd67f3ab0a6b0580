import { listen } from "./listen.ts";
import type { Serve } from "./server.ts";

/** The upper bound: Node itself sends the same bytes. */
export const bare: Serve = (answers) =>
  listen((request, response) => {
    const answer = answers.get(request.url ?? "");
    if (answer === undefined) return response.writeHead(404).end();
    const { headers, etag, body } = answer;
    if (request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
    return response.writeHead(200, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
  });
