/**
 * Parses the environment variable `PORT`.
 *
 * @returns 0, for a free port, where the variable is unset or empty
 * @throws Error if the value is not a port number
 */
export function portFrom(value: string | undefined): number {
  if (value === undefined || value === "") return 0;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new Error(
    `PORT is "${value}", which is not a port number: set it to a number up to 65535, or unset it for a free port`,
  );
}

/** Returns an error that explains how to choose another port. Returns `error` itself for an unknown cause. */
export function explainListenError(error: unknown, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new Error(`port ${port} is taken: set PORT to another number, or unset it for a free port`);
  }
  if (code === "EACCES") {
    return new Error(`this process may not listen on port ${port}: set PORT to a number above 1023`);
  }
  return error;
}
