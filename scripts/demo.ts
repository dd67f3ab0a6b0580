// Builds the storefront and its packages, then runs it: `PORT=3000 npm run demo`. Only their dependencies are installed.
import { runStep, stopAll } from "./run-step.ts";

const stop = () => {
  stopAll();
  process.exit(1);
};
process.on("SIGINT", stop).on("SIGTERM", stop);

const { passed, output } = await runStep({
  name: "build",
  commands: [["pnpm", "--filter=@onlookers/example-storefront...", "--workspace-concurrency=2", "run", "build"]],
});
if (!passed) {
  console.error(output);
  process.exit(1);
}

process.off("SIGINT", stop).off("SIGTERM", stop);
await import("../examples/storefront/server/main.ts");
