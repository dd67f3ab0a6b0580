import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";

const PAGE = new URL("page/", import.meta.url);

/** The script, its style sheet, and the languages beside them. A shop copies this folder to where it serves its files from. */
const SCRIPTS = new URL("dist/script/", import.meta.resolve("@onlookers/element/package.json"));

const TYPES = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript; charset=utf-8" };

/** Sends the page, its style sheet, or a file of the element's. */
export async function answerFile(response: ServerResponse, pathname: string): Promise<void> {
  const file = fileOf(pathname);
  const body = file && (await readFile(file.url).catch(() => null));
  if (file && body) response.writeHead(200, { "content-type": TYPES[file.type] }).end(body);
  else response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page.\n");
}

function fileOf(pathname: string): { readonly url: URL; readonly type: keyof typeof TYPES } | null {
  if (pathname === "/") return { url: new URL("index.html", PAGE), type: "html" };
  if (pathname === "/page.css") return { url: new URL("page.css", PAGE), type: "css" };
  if (pathname === "/onlookers/onlookers.css") return { url: new URL("onlookers.css", SCRIPTS), type: "css" };
  const [, script] = /^\/onlookers\/((?:messages\/)?[\w-]+\.js)$/.exec(pathname) ?? [];
  return script === undefined ? null : { url: new URL(script, SCRIPTS), type: "js" };
}
