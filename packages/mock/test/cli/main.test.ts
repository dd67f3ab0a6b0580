import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.js";

/** Runs the command in-process and stops it when it has printed its address. */
async function run(...argv: string[]): Promise<{ code: number; output: string; errors: string }> {
  let output = "";
  let errors = "";
  const stop = new AbortController();
  const code = await main(argv, {
    version: "1.2.3",
    print(text) {
      output += text;
      stop.abort();
    },
    printError: (text) => (errors += text),
    stopSignal: stop.signal,
  });
  return { code, output, errors };
}

describe("arguments of the command mock", () => {
  it.each([
    [["--port", "99999"], '--port "99999" is invalid: use a number from 0 to 65535'],
    [["--port", "http"], '--port "http"'],
    [["--traffic", "storm"], '--traffic "storm" is invalid: use one of quiet, usual, rush, sale'],
    [["--dialect", "latin"], '--dialect "latin" is invalid: use one of docs, source, tinybird, v0'],
    [["--plan", "gold"], '--plan "gold" is invalid: use one of free, pro, enterprise'],
    [["--colour"], "'--colour'"],
    [["serve"], "'serve'"],
  ])("exit with 2 and an error for %j", async (argv, message) => {
    const { code, output, errors } = await run(...argv);
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(message);
    expect(errors).toContain("Run mock --help");
  });

  it("start the server if they are valid, and the signal stops it", async () => {
    const argv = ["--port", "0", "--seed", "x", "--traffic", "sale", "--dialect", "v0", "--plan", "pro"];
    const { code, output, errors } = await run(...argv, "--host", "localhost");
    expect([code, errors]).toEqual([0, ""]);
    expect(output).toMatch(/^mock {2}http:\/\/localhost:\d+\/ /);
  });
});
