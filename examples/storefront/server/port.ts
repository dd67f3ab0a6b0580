/**
 * The port that the environment asks for; 0, for a free one, where it asks for none.
 *
 * @param value the variable `PORT`
 * @throws Error where it is no port
 */
export function portFrom(value: string | undefined): number {
  if (value === undefined || value === "") return 0;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new Error(
    `PORT is "${value}", which is no port: set it to a number up to 65535, or leave it unset for a free one`,
  );
}

/** Turns the error of a server that could not listen into one that says what to do. */
export function explainListenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(`port ${port} is taken: set PORT to another, or leave it unset for a free one`);
  }
  if (error.code === "EACCES") {
    return new Error(`port ${port} needs more rights than this process has: set PORT to one above 1023`);
  }
  return error;
}
