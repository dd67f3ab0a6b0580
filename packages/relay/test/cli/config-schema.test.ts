import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { RELAY_FIELDS, STREAM_FIELDS } from "../../src/cli/config/config-schema.js";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8").replaceAll(/ *\| */g, " | ");

describe("the JSON config's schema", () => {
  it.for([...Object.entries(RELAY_FIELDS), ...Object.entries(STREAM_FIELDS)])(
    "has the default and description of %s that the README's tables print",
    ([name, { wrapped }]) => {
      const { initial } = v.getMetadata(wrapped);
      expect(README).toContain(` | \`${name}\` | ${String(initial)} | ${v.getDescription(wrapped)} | `);
    },
  );
});
