import { watchParent } from "./parent-watch.ts";
import { portFrom } from "./port.ts";
import { startStorefront } from "./storefront.ts";

try {
  const storefront = await startStorefront({ port: portFrom(process.env["PORT"]) });
  console.log(`storefront  ${storefront.url}`);

  const stopWatching = watchParent(stop);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

  function stop(): void {
    stopWatching();
    // The listeners run once: a second Ctrl-C ends the process at once.
    void storefront.close().finally(() => process.exit(0));
  }
} catch (error) {
  console.error(`storefront  ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
