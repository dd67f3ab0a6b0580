// Builds the packages and the storefront, then runs it: `PORT=3000 npm run demo`.
import { runStep, stopAll } from "./run-step.ts";
import { steps } from "./steps.ts";

const stop = () => {
  stopAll();
  process.exit(1);
};
process.on("SIGINT", stop).on("SIGTERM", stop);

for (const step of steps.filter(({ name }) => name === "build")) {
  const { passed, output } = await runStep(step);
  if (passed) continue;
  console.error(output);
  process.exit(1);
}

process.off("SIGINT", stop).off("SIGTERM", stop);
await import("../examples/storefront/server/main.ts");
