import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Handles bytes on their way from a service to its caller. */
export type Toxic = (bytes: Buffer, caller: Socket) => void | Promise<void>;

export const pass: Toxic = (bytes, caller) => void caller.write(bytes);

/** Passes bytes, but never the end of the connection, so that only the response's own length ends it. */
export const slowClose: Toxic = (bytes, caller) => void caller.write(bytes);

/** Drops all bytes and keeps the connection open. */
export const hang: Toxic = () => {};

export const reset: Toxic = (_bytes, caller) => void caller.resetAndDestroy();

export const close: Toxic = (_bytes, caller) => void caller.end();

export const otherProtocol: Toxic = (_bytes, caller) => void caller.end("SSH-2.0-OpenSSH_9.9\r\n");

export function latency(milliseconds: number): Toxic {
  return async (bytes, caller) => {
    await delay(milliseconds, undefined, { ref: false });
    caller.write(bytes);
  };
}

/** Passes `size` bytes at a time, with a pause after each. */
export function slices(size: number, pauseMs = 0): Toxic {
  return async (bytes, caller) => {
    for (let start = 0; start < bytes.length && !caller.destroyed; start += size) {
      caller.write(bytes.subarray(start, start + size));
      await delay(pauseMs);
    }
  };
}

/** Passes the response's head and 5 bytes of its body, drops the rest, and calls `then` with the connection. */
export function inBody(then: (caller: Socket) => void): Toxic {
  let answer = Buffer.alloc(0);
  return (bytes, caller) => {
    const passed = answer.length;
    answer = Buffer.concat([answer, bytes]);
    const limit = answer.indexOf("\r\n\r\n") + "\r\n\r\n".length + 5;
    if (passed < limit) caller.write(answer.subarray(passed, limit));
    if (answer.length > limit) setImmediate(then, caller);
  };
}
