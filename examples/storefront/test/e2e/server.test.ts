import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStorefront, type Storefront } from "../../server/storefront.ts";

let shop: Storefront;
beforeAll(async () => {
  shop = await startStorefront();
});
afterAll(() => shop.close());

const get = (path: string) => fetch(new URL(path, shop.url));

describe("the page's files", () => {
  it("are cached for a year when their name contains a hash of their content", async () => {
    const html = await (await get("/")).text();
    const [asset = ""] = /\/assets\/[^"]+\.js/.exec(html) ?? [];
    const { headers } = await get(asset);
    expect(headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it.each(["/", "/favicon.svg", "/assets/missing.js"])("are revalidated when the path is %s", async (path) => {
    expect((await get(path)).headers.get("cache-control")).toBe("no-cache");
  });

  it.each([
    "/../../package.json",
    "/%2e%2e/%2e%2e/package.json",
    "/..%2f..%2fpackage.json",
    "/assets/../../../package.json",
    "/..\\..\\package.json",
    "/%5c..%5c..%5cpackage.json",
    "//etc/passwd",
    "/index.html%00.js",
    "/%",
    "/nowhere",
  ])("include nothing at %s", async (path) => {
    expect(await statusOf(path)).toBeOneOf([400, 404]);
  });

  it("carry a Content Security Policy that permits the shop's own origin alone", async () => {
    expect((await get("/")).headers.get("content-security-policy")).toBe(
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
  });
});

describe("the panel's routes", () => {
  const post = (body: string, type = "application/json") =>
    fetch(new URL("/demo/settings", shop.url), { method: "POST", headers: { "content-type": type }, body });

  it("change the simulation, and report its state uncached", async () => {
    expect((await post('{"traffic":"sale"}')).status).toBe(204);
    const state = await get("/demo/state?service=ztas");
    expect(state.headers.get("cache-control")).toBe("no-store");
    expect(await state.json()).toMatchObject({ service: "ztas", traffic: "sale", fault: null });
  });

  it("replace the relay when the panel restarts it", async () => {
    await get("/api/onlookers/ztas");
    expect(await (await get("/demo/state?service=ztas")).json()).toMatchObject({ events: [{ kind: "read" }] });
    expect((await post('{"restartRelay":true}')).status).toBe(204);
    expect(await (await get("/demo/state?service=ztas")).json()).toMatchObject({ events: [] });
    expect((await get("/api/onlookers/ztas")).status).toBe(200);
  });

  it.each([
    ["that are not JSON", "traffic=sale", "text/plain", 415],
    ["that do not exist", '{"traffic":"storm"}', "application/json", 400],
    ["of more than 1,024 bytes", `{"traffic":"${"s".repeat(1024)}"}`, "application/json", 413],
  ])("refuse settings %s", async (_, body, type, status) => {
    const response = await post(body, type);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ problem: expect.stringMatching(/\.$/) });
  });

  it("refuse the state of an unknown service", async () => {
    expect((await get("/demo/state?service=toString")).status).toBe(400);
  });
});

/** Sends the path as it is. `fetch` would resolve its dots first. */
function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(shop.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject).end();
  });
}
