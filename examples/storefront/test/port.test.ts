import { describe, expect, it } from "vitest";
import { explainListenError, portFrom } from "../server/port.ts";

describe("portFrom", () => {
  it.each([
    [undefined, 0],
    ["", 0],
    ["0", 0],
    ["3000", 3000],
    ["65535", 65_535],
  ])("takes %j for %i", (value, port) => {
    expect(portFrom(value)).toBe(port);
  });

  it.each(["65536", "-1", "3000.5", "1e3", "0x10", " 3000", "auto"])("refuses %j and says what to do", (value) => {
    expect(() => portFrom(value)).toThrow(/no port: set it to a number up to 65535, or leave it unset/);
  });
});

describe("explainListenError", () => {
  it("tells whoever meets a taken port how to get another", () => {
    const taken = Object.assign(new Error("listen EADDRINUSE"), { code: "EADDRINUSE" });
    expect(explainListenError(taken, 3000).message).toBe(
      "port 3000 is taken: set PORT to another, or leave it unset for a free one",
    );
  });

  it("hands on what it doesn't know", () => {
    const unknown = Object.assign(new Error("no such address"), { code: "EADDRNOTAVAIL" });
    expect(explainListenError(unknown, 3000)).toBe(unknown);
  });
});
