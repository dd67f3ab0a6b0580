import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRelaySource } from "../../src/client.js";
import { COUNT } from "./fake-relay.js";

/** A host with a relay at `/slash/default/` and elsewhere redirects. */
const redirects: Readonly<Record<string, string>> = {
  "/slash/default": "/slash/default/",
  "/locale/default": "/en/locale/default",
  "/login/default": "/login.html",
  "/loop/default": "/loop/default",
};

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const elsewhere = createServer((_request, response) => response.end(JSON.stringify(COUNT)));
let elsewhereUrl: string;
const host = createServer((request, response) => {
  const [path = "", query] = (request.url ?? "").split("?");
  const target = path === "/away/default" ? `${elsewhereUrl}/away/default` : redirects[path];
  if (target !== undefined) response.writeHead(308, { location: query ? `${target}?${query}` : target }).end();
  else if (path.endsWith(".html")) response.end("<!doctype html><title>Log in</title>");
  else {
    const page = new URLSearchParams(query).get("page");
    response.end(JSON.stringify({ ...COUNT, page, scope: page === null ? "site" : "page" }));
  }
});
let url: string;

beforeAll(async () => {
  [url, elsewhereUrl] = await Promise.all([listen(host), listen(elsewhere)]);
});
afterAll(() => {
  for (const server of [host, elsewhere]) server.close();
});

const read = (relay: string, page?: string) => createRelaySource({ url: url + relay }).read({ page });

describe("createRelaySource, behind a host that redirects,", () => {
  it.each(["/slash", "/locale"])("reads the count that %s redirects to", async (relay) => {
    expect(await read(relay)).toMatchObject({ visitors: 17 });
    expect(await read(relay, "/pricing")).toMatchObject({ page: "/pricing" });
  });

  it("rejects a count of another origin", async () => {
    await expect(read("/away")).rejects.toMatchObject({ code: "invalid_response", status: 200 });
  });

  it("rejects a login page", async () => {
    await expect(read("/login")).rejects.toMatchObject({ code: "invalid_response", status: 200 });
  });

  it("rejects redirects without an end", async () => {
    await expect(read("/loop")).rejects.toMatchObject({ code: "network" });
  });
});
