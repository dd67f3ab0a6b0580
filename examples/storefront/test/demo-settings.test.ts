import { describe, expect, it } from "vitest";
import { parseDemoSettings } from "../server/demo-settings.ts";

describe("parseDemoSettings", () => {
  it.each([
    { traffic: "sale" },
    { ztasDialect: "source" },
    { restartRelay: true },
    { service: "versatailor", fault: "hang" },
    { service: "plausible", fault: null },
  ])("takes %j as it is", (settings) => {
    expect(parseDemoSettings(JSON.stringify(settings))).toEqual(settings);
  });

  it.each([
    ["", "JSON object"],
    ["null", "JSON object"],
    ["[]", "JSON object"],
    ["{", "JSON object"],
    ["{}", "Give one of"],
    ['{"traffic":"storm"}', '"traffic" must be one of quiet, usual, rush, sale.'],
    ['{"traffic":["sale"]}', '"traffic" must be one of'],
    ['{"traffic":"sale","fault":"hang"}', "Give one of"],
    ['{"fault":"hang"}', "Give one of"],
    ['{"service":"toString","fault":"hang"}', '"service" must be one of'],
    ['{"service":"ztas","fault":"constructor"}', '"fault" must be one of'],
    ['{"service":"ztas","fault":true}', '"fault" must be one of'],
    ['{"restartRelay":"yes"}', '"restartRelay" must be true.'],
    ['{"__proto__":{"traffic":"sale"}}', "Give one of"],
  ])("refuses %s and says what it wants", (body, expected) => {
    expect(parseDemoSettings(body)).toEqual({ problem: expect.stringContaining(expected) });
  });
});
