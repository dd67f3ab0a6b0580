import { join, relative } from "node:path";
import { createServer, type Plugin } from "vite";

const root = join(import.meta.dirname, "..");
const SOURCE = /packages\/(?:core|relay|react)\/src\/.*\.tsx?$/;

/** A document in which React can mount. */
interface Page {
  readonly window: { readonly document: Document; readonly MutationObserver: unknown; close(): void };
}

/** jsdom has no declarations of its own. */
async function openPage(): Promise<Page> {
  const jsdom: { JSDOM: new (html: string, options: object) => Page } = await import("jsdom" as string);
  return new jsdom.JSDOM("<!doctype html><body></body>", { url: "http://localhost/", pretendToBeVisual: true });
}

/**
 * The source files that run for one cold number: from the mount of a counter, through a relay that reads a provider, to the
 * text. In the order of their first call; what runs while modules load does not count.
 */
export async function executedFiles(): Promise<readonly string[]> {
  const files = new Set<string>();
  const dom = await openPage();
  const globals: Record<string, unknown> = {
    window: dom.window,
    document: dom.window.document,
    MutationObserver: dom.window.MutationObserver,
  };
  const { fetch } = globalThis;
  const server = await createServer({
    configFile: false,
    root,
    logLevel: "error",
    appType: "custom",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    ssr: {
      noExternal: [/^@onlookers\//],
      resolve: { conditions: ["@onlookers/source", "module", "node", "development"] },
    },
    plugins: [recordCalls()],
  });
  try {
    const { mountCounter } = await server.ssrLoadModule(join(root, "packages/react/test/number-path/mount.ts"));
    // Only now: a relay refuses to be made in a browser.
    Object.assign(globalThis, globals);
    Reflect.set(globalThis, RECORD, (file: string) => files.add(file));
    const { shown, unmount } = mountCounter(dom.window.document.body);
    await shown;
    Reflect.deleteProperty(globalThis, RECORD);
    await unmount();
    return [...files];
  } finally {
    Reflect.deleteProperty(globalThis, RECORD);
    await server.close();
    dom.window.close();
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
    globalThis.fetch = fetch;
  }
}

const RECORD = "__recordCall";

/** Adds a call of the recorder to the beginning of every function in our sources. */
function recordCalls(): Plugin {
  return {
    name: "record-calls",
    enforce: "post",
    transform(code, id) {
      const path = relative(root, id.replace(/\?.*$/, ""));
      if (!SOURCE.test(path)) return;
      const call = `globalThis.${RECORD}?.(${JSON.stringify(path)})`;
      const inserts: { at: number; text: string }[] = [];
      visit(this.parse(code), (node) => {
        const { type, body } = node;
        if (!/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(String(type)) || !isNode(body))
          return;
        if (body["type"] === "BlockStatement") inserts.push({ at: Number(body["start"]) + 1, text: `${call};` });
        else inserts.push({ at: Number(body["start"]), text: `(${call},` }, { at: Number(body["end"]), text: ")" });
      });
      let out = code;
      for (const { at, text } of inserts.toSorted((a, b) => b.at - a.at)) out = out.slice(0, at) + text + out.slice(at);
      return out;
    },
  };
}

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function visit(node: object, enter: (node: Node) => void): void {
  if (isNode(node)) enter(node);
  for (const child of Object.values(node)) if (typeof child === "object" && child !== null) visit(child, enter);
}
