import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createMock } from "@onlookers/mock";
import { startMockServer, type MockServer } from "@onlookers/mock/server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
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

/** The command from its source, as a process of its own with the config beside this file. */
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

describe("relay, as a process", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("serves a config file's sites, and ends well on %s", async (signal) => {
    const { child, ended, printed } = relay("serve", "--config", path("relay.config.ts"));
    const url = /http:\/\/\S+\/shop/.exec(await printed("/shop\n"))?.[0] ?? "";
    expect(await (await fetch(url)).json()).toMatchObject({ site: "shop", visitors: 17 });
    await printed("shop: reading");
    child.kill(signal);
    const { code, output, errors } = await ended;
    expect([code, errors]).toEqual([0, ""]);
    expect(output).toContain("stopping: requests under way may end");
    expect(output).not.toContain(CANARY);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  test("prints its version", async () => {
    const { version } = JSON.parse(readFileSync(path("../../package.json"), "utf8"));
    expect(await relay("--version").ended).toEqual({ code: 0, output: `${version}\n`, errors: "" });
  });

  test("ends with 2 for wrong use", async () => {
    const { code, errors } = await relay("now", "--config", path("relay.config.ts"), "--site", "blog").ended;
    expect([code, errors]).toEqual([2, 'No site is called "blog": give --site one of shop\nTry --help.\n']);
  });
});
