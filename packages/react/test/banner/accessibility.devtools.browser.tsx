import { afterEach, expect, it } from "vitest";
import { emulateMedia } from "../devtools.js";
import { auditPage, violationsOf } from "./audited-page.js";

afterEach(() => emulateMedia());

it("VisitorBanner and PriceTier pass axe with forced colours", async () => {
  await emulateMedia({ "forced-colors": "active" });
  expect(violationsOf(await auditPage())).toEqual([]);
});
