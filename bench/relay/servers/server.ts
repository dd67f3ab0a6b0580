import type { Answers } from "../answers.ts";

/** Starts a server that gives these answers, on a free port of this machine. */
export type Serve = (answers: Answers) => Promise<number>;

/** Where they all listen. */
export const HOST = "127.0.0.1";
