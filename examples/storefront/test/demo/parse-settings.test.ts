import { describe, expect, it } from "vitest";
import { parseSettings } from "../../server/demo/parse-settings.ts";

describe("parseSettings", () => {
  it.each([
    { traffic: "sale" },
    { ztasDialect: "source" },
    { restartRelay: true },
    { service: "versatailor", fault: "hang" },
    { service: "plausible", fault: null },
  ])("returns %j unchanged", (settings) => {
    expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
  });

  it.each([
    ["", "JSON object"],
    ["null", "JSON object"],
    ["[]", "JSON object"],
    ["{", "JSON object"],
    ["{}", "Send one of"],
    ['{"traffic":"storm"}', '"traffic" must be one of quiet, usual, rush, sale.'],
    ['{"traffic":["sale"]}', '"traffic" must be one of'],
    ['{"traffic":"sale","fault":"hang"}', "Send one of"],
    ['{"fault":"hang"}', "Send one of"],
    ['{"service":"toString","fault":"hang"}', '"service" must be one of'],
    ['{"service":"ztas","fault":"constructor"}', '"fault" must be one of'],
    ['{"service":"ztas","fault":true}', '"fault" must be one of'],
    ['{"restartRelay":"yes"}', '"restartRelay" must be true.'],
    ['{"__proto__":{"traffic":"sale"}}', "Send one of"],
  ])("returns the valid settings as the problem when the body is %s", (body, expected) => {
    expect(parseSettings(body)).toEqual({ problem: expect.stringContaining(expected) });
  });
});
