import { fork, type ChildProcess, type Serializable } from "node:child_process";
import { once } from "node:events";

/** A part of a bench in a process of its own, with its own core and memory. */
export interface Started {
  readonly pid: number;
  /** Its first message. */
  readonly first: unknown;
  /** Sends a message and returns the reply. */
  readonly ask: (message: Serializable) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts a module as a process. It sends one message when it is ready and one per message, and ends with this process. */
export async function startProcess(file: string, args: readonly string[], execArgv: string[] = []): Promise<Started> {
  const child = fork(file, args, { execArgv });
  const first = await messageOf(child);
  return {
    pid: child.pid ?? 0,
    first,
    ask(message) {
      const answer = messageOf(child);
      child.send(message);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const exit = once(child, "exit", { signal: ended.signal }).then(([code]) => {
    throw new Error(`A process of the bench ended with ${String(code)}; its own message stands above.`);
  });
  try {
    const [message]: unknown[] = await Promise.race([once(child, "message"), exit]);
    return message;
  } finally {
    exit.catch(() => {});
    ended.abort();
  }
}
