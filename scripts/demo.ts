// Builds the storefront and the packages that it uses, then runs it: `PORT=3000 npm run demo`. No others may be there.
import { runStep, stopAll } from "./run-step.ts";

const stop = () => {
  stopAll();
  process.exit(1);
};
process.on("SIGINT", stop).on("SIGTERM", stop);

const { passed, output } = await runStep({
  name: "build",
  afterBuild: false,
  commands: [["pnpm", "--filter=@onlookers/example-storefront...", "--workspace-concurrency=2", "run", "build"]],
});
if (!passed) {
  console.error(output);
  process.exit(1);
}

process.off("SIGINT", stop).off("SIGTERM", stop);
await import("../examples/storefront/server/main.ts");
