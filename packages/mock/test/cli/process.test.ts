import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { SERVICES } from "../../src/index.js";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves when the process has printed the text. */
  printed(text: string): Promise<void>;
  readonly exitCode: Promise<number | null>;
}

/** Runs the command from its source in a child process. */
function mock(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const hooks = new URL("../support/run-typescript.mjs", import.meta.url).href;
  const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", hooks, cli, ...args], { env: { ...process.env, ...env } });
  children.push(child);
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return {
    child,
    output: () => output,
    errors: () => errors,
    async printed(text) {
      while (!`${output}${errors}`.includes(text)) {
        if (child.exitCode !== null) throw new Error(`Ended without printing "${text}": ${errors}`);
        await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), once(child, "exit")]);
      }
    },
    exitCode: once(child, "close").then(() => child.exitCode),
  };
}

/** Sends the request of a `curl "URL" -H "Name: value"` command. */
async function curl(line: string): Promise<Response> {
  const [, url = "", name = "", value = ""] = /curl "([^"]+)"\s+(?:\\\s+)?-H "([^:]+): ([^"]+)"/.exec(line) ?? [];
  return fetch(url, { headers: { [name]: value } });
}

/** The commands in the services' documentation. */
const CURL_COMMANDS = [
  'curl "https://plausible.io/api/v1/stats/realtime/visitors?site_id=example.com" \\\n  -H "Authorization: Bearer YOUR_API_KEY"',
  'curl "https://ztas.io/api/realtime?siteId=site_abc123" \\\n  -H "Authorization: Bearer YOUR_TOKEN"',
  'curl "https://versatailor.com/api/v1/realtime?websiteId=your_website_id" \\\n-H "Authorization: Bearer vt_your_api_token_here"',
];

describe("the command mock", () => {
  it("responds to the curl commands of the services' documentation and exits on SIGTERM", async () => {
    const running = mock(["--port", "0", "--traffic", "rush", "--verbose"]);
    await running.printed("Press Ctrl-C to stop.");
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.output())?.[0] ?? "";

    for (const line of CURL_COMMANDS) {
      const local = line.replace(/https:\/\/[^/]+/, url);
      expect(running.output().replaceAll(/\s+/g, " ")).toContain(local.replaceAll(/\s+/g, " "));
      const response = await curl(local);
      expect(response.status).toBe(200);
      expect(Number(/\d+/.exec(await response.text())?.[0])).toBeGreaterThan(0);
    }
    await running.printed("versatailor GET /api/v1/realtime shop 200");
    expect(running.errors()).toContain("ztas GET /api/realtime shop 200");
    expect(running.errors()).not.toContain("YOUR_TOKEN");

    running.child.kill("SIGTERM");
    expect(await running.exitCode).toBe(0);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("exits with 1 in production", async () => {
    const running = mock(["--port", "0"], { NODE_ENV: "production" });
    expect(await running.exitCode).toBe(1);
    expect(running.errors()).toMatch(/^\[onlookers\] The mock does not run with NODE_ENV=production/);
    expect(running.output()).toBe("");
  });

  it("exits with 1 if its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const running = mock(["--port", String(port)]);
    expect(await running.exitCode).toBe(1);
    expect(running.errors()).toContain(`The mock cannot listen on 127.0.0.1:${port}`);
    other.close();
  });

  it("prints its version and its options", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const printed = mock(["--version"]);
    expect(await printed.exitCode).toBe(0);
    expect(printed.output()).toBe(`${version}\n`);
    const help = mock(["--help"]);
    expect(await help.exitCode).toBe(0);
    for (const option of ["port", "host", "seed", "traffic", "dialect", "plan", "verbose"]) {
      expect(help.output()).toContain(`--${option} `);
    }
    for (const { title } of Object.values(SERVICES)) expect(help.output()).toContain(title);
  });
});
