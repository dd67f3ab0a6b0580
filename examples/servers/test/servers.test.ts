import { existsSync } from "node:fs";
import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { createStaticHandler } from "react-router";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bundle } from "./bundle.ts";
import { startService, type SteadyService } from "./service.ts";
import { startProgram } from "./start-program.ts";

type Get = (path: string, init?: RequestInit) => Promise<Response>;

const SHOP = "http://shop.example";
const modules = join(import.meta.dirname, "../node_modules");
const deno = join(modules, "deno/deno");
const bun = join(modules, "bun/bin/bun.exe");

const stops: (() => unknown)[] = [];
let service: SteadyService;

beforeAll(async () => {
  service = await startService();
  vi.stubEnv("VERSATAILOR_SITE", "shop.example");
  vi.stubEnv("VERSATAILOR_TOKEN", "vt_example");
  vi.stubEnv("VERSATAILOR_URL", service.url);
  vi.stubEnv("PORT", "0");
});
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  vi.unstubAllEnvs();
  service.close();
});

/** Requests to an example that listens in this process. */
async function overHttp(example: Promise<{ readonly server: unknown }>): Promise<Get> {
  const server = (await example).server as Server;
  stops.push(() => server.close());
  if (!server.listening) await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

async function inProgram(binary: string, args: readonly string[], example: "bun" | "deno"): Promise<Get> {
  const program = await startProgram(binary, args, await bundle(example));
  stops.push(() => program.stop());
  return (path, init) => fetch(program.url + path, init);
}

async function inNext(): Promise<Get> {
  const { GET } = await import("../next-route.ts");
  return (path, init) => GET(new Request(SHOP + path, init));
}

async function inReactRouter(): Promise<Get> {
  const { loader } = await import("../react-router-resource.ts");
  const router = createStaticHandler([{ id: "onlookers", path: "/api/onlookers/:site", loader }]);
  return (path, init) => router.queryRoute(new Request(SHOP + path, init));
}

const examples: readonly { name: string; isInstalled: boolean; start: () => Promise<Get> }[] = [
  { name: "node:http", isInstalled: true, start: () => overHttp(import("../node-http.ts")) },
  { name: "Express", isInstalled: true, start: () => overHttp(import("../express.ts")) },
  { name: "Fastify", isInstalled: true, start: () => overHttp(import("../fastify.ts")) },
  { name: "Hono", isInstalled: true, start: () => overHttp(import("../hono.ts")) },
  { name: "a Next.js route", isInstalled: true, start: inNext },
  { name: "a React Router resource", isInstalled: true, start: inReactRouter },
  {
    name: "Deno",
    isInstalled: existsSync(deno),
    start: () => inProgram(deno, ["serve", "--allow-net", "--allow-env", "--port", "0"], "deno"),
  },
  { name: "Bun", isInstalled: existsSync(bun), start: () => inProgram(bun, [], "bun") },
];

describe.each(examples)("a relay in $name", ({ isInstalled, start }) => {
  let get: Get;
  beforeAll(async () => {
    if (isInstalled) get = await start();
  });

  it.skipIf(!isInstalled)("returns the status, body and headers of the relay", async () => {
    const { relay } = await import("../relay.ts");
    for (const path of ["/api/onlookers/default", "/api/onlookers/default?page=/pricing", "/api/onlookers/nobody"]) {
      const response = await get(path);
      const direct = await relay.fetch(new Request(SHOP + path));
      expect([response.status, await response.text()]).toEqual([direct.status, await direct.text()]);
      for (const name of ["content-type", "etag", "access-control-allow-origin", "x-content-type-options"]) {
        expect([name, response.headers.get(name)]).toEqual([name, direct.headers.get(name)]);
      }
    }
  });

  it.skipIf(!isInstalled)("returns 304 for a known entity tag", async () => {
    const first = await get("/api/onlookers/default");
    expect(await first.json()).toMatchObject({ site: "default", visitors: 17 });
    const etag = first.headers.get("etag") ?? "";
    const again = await get("/api/onlookers/default", { headers: { "If-None-Match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });
});

it("servers with the same relay read the service once together", () => {
  const separate = examples.filter(
    ({ name, isInstalled }) => isInstalled && ["Deno", "Bun", "a Next.js route"].includes(name),
  );
  expect(service.calls).toBe(1 + separate.length);
});
