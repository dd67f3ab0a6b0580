import type { Answers } from "../answers.ts";

/** Starts a server with these responses on a free port of this machine. */
export type Serve = (answers: Answers) => Promise<number>;

/** The address of all servers. */
export const HOST = "127.0.0.1";
