import { describePlan } from "../plan/describe-plan.js";
import type { RelayOptions } from "../relay-options.js";
import type { ServeCommand } from "./command.js";
import { configuredRelay } from "./configured-relay.js";
import { checkExpiry } from "./doctor/token-expiry.js";
import { loadOptions } from "./config/load-options.js";
import { logLine, type LogEntry } from "./log-entry.js";
import { startRelayServer } from "./relay-server.js";
import { createStateLog } from "./state-log.js";
import type { CliContext } from "./cli-context.js";
import { UsageError } from "./usage-error.js";

const DEFAULT_PORT = "8787";
const DEFAULT_HOST = "127.0.0.1";

/** Serves a relay until the user ends it. */
export async function serve(command: ServeCommand, context: CliContext): Promise<number> {
  const { env, now = Date.now, print, ended } = context;
  const options = await loadOptions(command.config, env);
  const write = (entry: LogEntry) => print(`${command.json ? JSON.stringify(entry) : logLine(entry)}\n`);
  const about = (state: LogEntry["state"], message: string) => entry(now(), state, message);

  const relay = configuredRelay({ options, context, onEvent: createStateLog(options.sites, write) });
  const server = await startRelayServer({
    relay,
    basePath: command.basePath,
    addressHeader: command.addressHeader,
    port: portFrom(command, env),
    host: command.host ?? (env["HOST"] || DEFAULT_HOST),
  });
  const plan = relay.plan();
  const expiries = await tokenEntries(options.sites, now());
  const urls = Object.keys(options.sites).map((site) => `${server.url}${command.basePath}/${site}`);
  const listening = about("listening", `listening: ${urls.join(" ")}`);
  if (command.json) print(`${JSON.stringify({ ...listening, plan })}\n`);
  else print(`${describePlan(plan)}\n\n${logLine(listening)}\n`);

  for (const expiry of expiries) write(expiry);
  // A wrong token is logged now and not at the first visitor. The state log has the results.
  const readings = Object.keys(options.sites).map((site) => relay.source.read({ site }));
  void Promise.allSettled(readings);

  if (!ended.aborted) await new Promise((resolve) => ended.addEventListener("abort", resolve, { once: true }));
  write(about("stopping", "stopping: waiting for requests in flight"));
  await server.drain();
  return 0;
}

function entry(at: number, state: LogEntry["state"], message: string): LogEntry {
  return { at: new Date(at).toISOString(), level: "info", state, sites: [], message };
}

async function tokenEntries(sites: RelayOptions["sites"], at: number): Promise<readonly LogEntry[]> {
  const entries = Object.entries(sites).map(async ([site, provider]): Promise<readonly LogEntry[]> => {
    const expiry = await checkExpiry(provider, at);
    if (expiry === null || expiry.level === "ok") return [];
    const level = expiry.level === "error" ? "error" : "warn";
    return [{ ...entry(at, "token_ends", expiry.message), level, sites: [site] }];
  });
  return (await Promise.all(entries)).flat();
}

function portFrom({ port }: ServeCommand, env: CliContext["env"]): number {
  const text = port ?? (env["PORT"] || DEFAULT_PORT);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`${port === null ? "PORT" : "--port"} cannot be "${text}": use a number from 0 to 65535`);
}
