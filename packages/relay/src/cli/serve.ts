import { describePlan } from "../describe-plan.js";
import type { ServeCommand } from "./command.js";
import { configuredRelay } from "./configured-relay.js";
import { loadOptions } from "./load-options.js";
import { logLine, type LogEntry } from "./log-entry.js";
import { startRelayServer } from "./relay-server.js";
import { createStateLog } from "./state-log.js";
import type { Surroundings } from "./surroundings.js";
import { WrongUse } from "./wrong-use.js";

const DEFAULT_PORT = "8787";
const DEFAULT_HOST = "127.0.0.1";

/** Runs a relay until the user ends it. */
export async function serve(command: ServeCommand, surroundings: Surroundings): Promise<number> {
  const { env, now, print, ended } = surroundings;
  const options = await loadOptions(command.config, env);
  const write = (entry: LogEntry) => print(`${command.json ? JSON.stringify(entry) : logLine(entry)}\n`);
  const tell = (state: "listening" | "stopping", message: string) =>
    write({ at: new Date(now()).toISOString(), level: "info", state, sites: [], message });

  const relay = configuredRelay(options, surroundings, createStateLog(options.sites, write));
  const server = await startRelayServer({
    relay,
    basePath: command.basePath,
    port: portFrom(command, env),
    host: command.host ?? (env["HOST"] || DEFAULT_HOST),
  });
  const plan = relay.plan();
  print(command.json ? `${JSON.stringify({ plan })}\n` : `${describePlan(plan)}\n\n`);
  const urls = Object.keys(options.sites).map((site) => `${server.url}${command.basePath}/${site}`);
  tell("listening", `listening: ${urls.join(" ")}`);

  if (!ended.aborted) await new Promise((resolve) => ended.addEventListener("abort", resolve, { once: true }));
  tell("stopping", "stopping: requests under way may end");
  await server.drain();
  return 0;
}

function portFrom({ port }: ServeCommand, env: Surroundings["env"]): number {
  const text = port ?? (env["PORT"] || DEFAULT_PORT);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new WrongUse(`${port === null ? "PORT" : "--port"} can't be "${text}": give a number from 0 to 65535`);
}
