import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { BrowserDriver } from "./browser-driver.ts";
import { START_TIMEOUT_MS, startChild, type Child } from "./child.ts";

/** A WebKit browser and the driver that starts it. */
export interface WebKit {
  /** The path of the WebDriver server. */
  readonly driver: string;
  /** The vendor's capability that names the browser. */
  readonly capability: "webkitgtk:browserOptions" | "wpe:browserOptions";
  readonly browser: string;
  readonly args: readonly string[];
  /** The path of Xvfb, if the browser needs a display. */
  readonly xvfb?: string;
}

/** Starts a WebKit browser and controls it through WebDriver. */
export async function startWebKit({ driver, capability, browser, args, xvfb }: WebKit): Promise<BrowserDriver> {
  const children: Child[] = [];
  let session: string | undefined;
  const stop = async () => {
    // The driver ends the browser with its session.
    if (session !== undefined) await request("DELETE", session).catch(() => {});
    for (const child of children.toReversed()) await child.stop();
  };
  try {
    // Without graphics hardware, compositing takes five times as long per frame.
    let env: NodeJS.ProcessEnv = { WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
    if (xvfb !== undefined) {
      const server = startChild(xvfb, ["-displayfd", "1", "-screen", "0", "1500x1200x24", "-nolisten", "tcp"]);
      children.push(server);
      env = { ...env, DISPLAY: `:${await server.printed(/^(\d+)$/m)}` };
    }
    const port = await freePort();
    children.push(startChild(driver, ["-p", String(port)], env));
    const address = `http://127.0.0.1:${port}`;
    await answers(`${address}/status`);
    const alwaysMatch = { [capability]: { binary: browser, args } };
    const created = await request("POST", `${address}/session`, { capabilities: { alwaysMatch } });
    session = `${address}/session/${(created as { sessionId: string }).sessionId}`;
    const post = (path: string, body: unknown) => request("POST", `${session}/${path}`, body);
    await post("window/rect", { x: 0, y: 0, width: 1450, height: 1150 }).catch(() => {});
    return {
      open: async (url) => void (await post("url", { url })),
      async run(body, ...runArgs) {
        const script = `const [json, done] = arguments;
          (async (...args) => { ${body} })(...JSON.parse(json)).then(
            (value) => done({ json: JSON.stringify(value) }), (error) => done({ error: String(error) }));`;
        const answer = await post("execute/async", { script, args: [JSON.stringify(runArgs)] });
        const { json, error } = answer as { json?: string; error?: string };
        if (error !== undefined) throw new Error(error);
        return json === undefined ? undefined : JSON.parse(json);
      },
      perform: async (actions) => void (await post("actions", { actions })),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Sends a WebDriver command and returns the `value` of its answer. */
async function request(method: string, url: string, body?: unknown): Promise<unknown> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  // Without a display, the driver never answers a request for a session.
  const response = await fetch(url, { method, ...init, signal: AbortSignal.timeout(START_TIMEOUT_MS) });
  const { value }: { value: unknown } = JSON.parse(await response.text());
  if (!response.ok) throw new Error(`WebKit's driver: ${method} ${new URL(url).pathname}: ${JSON.stringify(value)}`);
  return value;
}

/** Waits until a server answers. */
async function answers(url: string): Promise<void> {
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end; await wait(50)) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error(`WebKit's driver does not answer at ${url}.`);
}

/** A port that no process listens on. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("The system named no free port."));
      });
    });
  });
}
