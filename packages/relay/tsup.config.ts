import { recipe } from "../../tsup.base.ts";

export default recipe(
  {
    index: "src/index.ts",
    client: "src/client.ts",
    cloudflare: "src/cloudflare.ts",
    next: "src/next.ts",
    node: "src/node.ts",
    redis: "src/redis.ts",
    cli: "src/cli.ts",
    stream: "src/stream.ts",
    testing: "src/testing.ts",
  },
  {
    // The relay itself is not bundled a second time.
    external: ["@onlookers/relay"],
  },
);
