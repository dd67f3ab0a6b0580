import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createMock } from "@onlookers/mock";
import { startMockServer, type MockServer } from "@onlookers/mock/server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CANARY } from "./run-cli.js";

let service: MockServer;
const children: ChildProcess[] = [];
beforeAll(async () => {
  const sites = [{ name: "shop", versatailor: { siteId: "shop.example", token: CANARY } }];
  service = await startMockServer({ mock: createMock({ sites }) });
  service.mock.world.setVisitors("shop", 17);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => service.close());

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Starts the command from its source, as a process with the config in this folder. */
function relay(...argv: string[]) {
  const hooks = new URL("../support/run-typescript.mjs", import.meta.url).href;
  const node = ["--conditions", "@onlookers/source", "--import", hooks, path("../../src/cli.ts")];
  const env = { ...process.env, SHOP_TOKEN: CANARY, SHOP_SERVICE: service.url, PORT: "0" };
  const child = spawn(process.execPath, [...node, ...argv], { env });
  children.push(child);
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, "close").then(() => ({ code: child.exitCode, output, errors }));
  const printed = async (text: string) => {
    while (!output.includes(text)) {
      if (child.exitCode !== null) throw new Error(`Ended without printing "${text}": ${errors}`);
      await Promise.race([once(child.stdout, "data"), ended]);
    }
    return output;
  };
  return { child, ended, printed };
}

describe("the command relay, as a process,", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("serves a config file's sites, and exits with 0 on %s", async (signal) => {
    const { child, ended, printed } = relay("serve", "--config", path("relay.config.ts"));
    const url = /http:\/\/\S+\/shop/.exec(await printed("/shop\n"))?.[0] ?? "";
    expect(await (await fetch(url)).json()).toMatchObject({ site: "shop", visitors: 17 });
    await printed("shop: reading");
    child.kill(signal);
    const { code, output, errors } = await ended;
    expect([code, errors]).toEqual([0, ""]);
    expect(output).toContain("stopping: waiting for requests in flight");
    expect(output).not.toContain(CANARY);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("prints its version", async () => {
    const { version } = JSON.parse(readFileSync(path("../../package.json"), "utf8"));
    expect(await relay("--version").ended).toEqual({ code: 0, output: `${version}\n`, errors: "" });
  });

  it("exits with 2 for invalid usage", async () => {
    const { code, errors } = await relay("now", "--config", path("relay.config.ts"), "--site", "blog").ended;
    expect([code, errors]).toEqual([2, 'There is no site "blog": give --site one of shop\nTry --help.\n']);
  });
});
