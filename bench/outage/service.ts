import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** `well`: 200 after 20 ms; `failing`: 500 after 20 ms; `limited`: 429 at once, without `Retry-After`. */
export type Weather = "well" | "failing" | "limited";

/** A service that counts visitors, and its calls. */
export interface Service {
  readonly url: string;
  /** Sets the mode, and returns the number of calls since the last change of mode. */
  readonly turn: (weather: Weather) => Promise<number>;
  readonly stop: () => void;
}

export async function startService(): Promise<Service> {
  const child = fork(join(import.meta.dirname, "service-process.ts"));
  const port = await numberFrom(child);
  return {
    url: `http://127.0.0.1:${port}`,
    turn(weather) {
      const calls = numberFrom(child);
      child.send(weather);
      return calls;
    },
    stop: () => child.disconnect(),
  };
}

async function numberFrom(child: ChildProcess): Promise<number> {
  const [message]: unknown[] = await once(child, "message");
  if (typeof message !== "number") throw new TypeError(`The service said ${String(message)} instead of a number.`);
  return message;
}

/** One call, without retry or cache. */
export async function askService(url: string): Promise<number> {
  const response = await fetch(url);
  const body = await response.text();
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  return visitorsIn(body);
}

/** @throws if the text contains no number of visitors */
export function visitorsIn(text: string): number {
  const body: unknown = JSON.parse(text);
  const visitors = typeof body === "object" && body !== null && "visitors" in body ? body.visitors : null;
  if (typeof visitors !== "number") throw new TypeError("The answer has no visitors.");
  return visitors;
}
