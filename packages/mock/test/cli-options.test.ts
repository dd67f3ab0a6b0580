import { describe, expect, test } from "vitest";
import { main } from "../src/cli/main.js";

/** Runs the command in-process; it ends as soon as it has printed where it is. */
async function run(...argv: string[]): Promise<{ code: number; output: string; errors: string }> {
  let output = "";
  let errors = "";
  const end = new AbortController();
  const code = await main(argv, {
    version: "1.2.3",
    print(text) {
      output += text;
      end.abort();
    },
    printError: (text) => (errors += text),
    ended: end.signal,
  });
  return { code, output, errors };
}

describe("arguments", () => {
  test.each([
    [["--port", "99999"], '--port can\'t be "99999": give a number from 0 to 65535'],
    [["--port", "http"], '--port can\'t be "http"'],
    [["--traffic", "storm"], '--traffic can\'t be "storm": give one of quiet, usual, rush, sale'],
    [["--dialect", "latin"], '--dialect can\'t be "latin": give one of docs, source, tinybird, v0'],
    [["--plan", "gold"], '--plan can\'t be "gold": give one of free, pro, enterprise'],
    [["--colour"], "'--colour'"],
    [["serve"], "'serve'"],
  ])("%j are refused", async (argv, message) => {
    const { code, output, errors } = await run(...argv);
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(message);
    expect(errors).toContain("Try --help.");
  });

  test("that are right start it, and it ends when told", async () => {
    const argv = ["--port", "0", "--seed", "x", "--traffic", "sale", "--dialect", "v0", "--plan", "pro"];
    const { code, output, errors } = await run(...argv, "--host", "localhost");
    expect([code, errors]).toEqual([0, ""]);
    expect(output).toMatch(/^mock {2}http:\/\/localhost:\d+\/ /);
  });
});
