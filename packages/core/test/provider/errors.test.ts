import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createClient, isOnlookersError, OnlookersError } from "../../src/server.js";
import { providerOf } from "../providers.js";

describe("isOnlookersError", () => {
  it("accepts an error of another copy of the package, and no other value", () => {
    const own = new OnlookersError("It failed.", { code: "network" });
    const foreign = Object.assign(new Error("It failed."), { name: "OnlookersError", code: "network" });
    const ofAnotherRealm: unknown = runInNewContext(
      `Object.assign(new Error(), { name: "OnlookersError", code: "network" })`,
    );
    expect([own, foreign, ofAnotherRealm].map(isOnlookersError)).toStrictEqual([true, true, true]);
    const others = [
      new Error("It failed."),
      Object.assign(new Error(), { code: "ENOENT" }),
      { name: "OnlookersError", code: "network" },
      null,
      undefined,
    ];
    expect(others.map(isOnlookersError)).toStrictEqual(others.map(() => false));
  });
});

describe("OnlookersError", () => {
  it("keeps at most 500 characters of a service's message", async () => {
    const fetch = async () => Response.json({ error: "x".repeat(100_000) }, { status: 400 });
    const error: unknown = await createClient({ provider: providerOf("plausible"), fetch })
      .read()
      .catch((thrown: unknown) => thrown);
    expect(isOnlookersError(error) && error.providerMessage).toBe("x".repeat(500));
  });
});
