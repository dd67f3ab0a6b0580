import { describe, expect, it } from "vitest";
import { explainListenError, portFrom } from "../server/port.ts";

describe("portFrom", () => {
  it.each([
    [undefined, 0],
    ["", 0],
    ["0", 0],
    ["3000", 3000],
    ["65535", 65_535],
  ])("parses %j as %i", (value, port) => {
    expect(portFrom(value)).toBe(port);
  });

  it.each(["65536", "-1", "3000.5", "1e3", "0x10", " 3000", "auto"])(
    "throws an error that explains valid values for %j",
    (value) => {
      expect(() => portFrom(value)).toThrow(/not a port number: set it to a number up to 65535, or unset it/);
    },
  );
});

describe("explainListenError", () => {
  it("explains how to choose another port when the port is taken", () => {
    const taken = Object.assign(new Error("listen EADDRINUSE"), { code: "EADDRINUSE" });
    expect(explainListenError(taken, 3000)).toMatchObject({
      message: "port 3000 is taken: set PORT to another number, or unset it for a free port",
    });
  });

  it("returns any other error unchanged", () => {
    const unknown = Object.assign(new Error("no such address"), { code: "EADDRNOTAVAIL" });
    expect(explainListenError(unknown, 3000)).toBe(unknown);
  });
});
