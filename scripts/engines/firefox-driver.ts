import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserDriver } from "./browser-driver.ts";
import { startChild } from "./child.ts";

/** A tab of the size in CSS pixels that the tests of layout need. */
const VIEWPORT = { width: 1400, height: 1000 };

/** Starts Firefox without a window and controls it through WebDriver BiDi. */
export async function startFirefox(path: string): Promise<BrowserDriver> {
  const profile = await mkdtemp(join(tmpdir(), "onlookers-firefox-"));
  // With an address, because an empty window has the focus in its address bar.
  const start = [
    "--headless",
    "--no-remote",
    "--profile",
    profile,
    "--remote-debugging-port=0",
    "data:text/html,start",
  ];
  const firefox = startChild(path, start);
  const stop = async () => {
    await firefox.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await firefox.printed(/WebDriver BiDi listening on (ws:\S+)/);
    const send = await connect(`${address}/session`);
    await send("session.new", { capabilities: {} });
    const context = firstContext(await send("browsingContext.getTree", {}));
    await send("browsingContext.setViewport", { context, viewport: VIEWPORT });
    return {
      open: async (url) => void (await send("browsingContext.navigate", { context, url, wait: "complete" })),
      async run(body, ...args) {
        const answer = await send("script.callFunction", {
          functionDeclaration: `async (json) => JSON.stringify(await (async (...args) => { ${body} })(...JSON.parse(json)))`,
          arguments: [{ type: "string", value: JSON.stringify(args) }],
          target: { context },
          awaitPromise: true,
          userActivation: true,
        });
        return parseResult(answer);
      },
      perform: async (actions) => void (await send("input.performActions", { context, actions })),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Send = (method: string, params: object) => Promise<unknown>;

/** Opens the connection over which commands are sent and answered by number. */
async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  socket.addEventListener("message", ({ data }) => {
    const answer: { id?: number | null; result?: unknown; error?: string; message?: string } = JSON.parse(String(data));
    const command = waiting.get(answer.id ?? 0);
    waiting.delete(answer.id ?? 0);
    if (answer.error === undefined) command?.resolve(answer.result);
    else command?.reject(new Error(`Firefox: ${answer.error}: ${answer.message}`));
  });
  socket.addEventListener("close", () => {
    for (const command of waiting.values()) command.reject(new Error("Firefox closed the connection."));
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`Firefox does not answer at ${address}.`)));
  });
  return (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });
}

function firstContext(tree: unknown): string {
  const { contexts } = tree as { contexts: readonly { context: string }[] };
  const context = contexts[0]?.context;
  if (context === undefined) throw new Error("Firefox has no tab.");
  return context;
}

function parseResult(answer: unknown): unknown {
  const { result, exceptionDetails } = answer as {
    result?: { value?: string };
    exceptionDetails?: { text: string };
  };
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  return result?.value === undefined ? undefined : JSON.parse(result.value);
}
