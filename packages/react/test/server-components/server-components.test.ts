// @vitest-environment node
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { text } from "node:stream/consumers";
import { createElement, use } from "react";
import { renderToReadableStream } from "react-dom/server";
import { createFromReadableStream } from "react-server-dom-parcel/client.edge";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as banner from "../../src/banner.js";
import * as explanation from "../../src/explanation.js";
import * as index from "../../src/index.js";
import * as priceTier from "../../src/price-tier.js";
import * as suspense from "../../src/suspense.js";

/** The client modules that a bundler would add to the page, by the names of the built files. */
const modules: Readonly<Record<string, object>> = {
  "banner.js": banner,
  "explanation.js": explanation,
  "index.js": index,
  "price-tier.js": priceTier,
  "suspense.js": suspense,
};
const parcelRequire = Object.assign((id: string) => modules[id], { meta: {} });
beforeAll(() => void vi.stubGlobal("parcelRequire", parcelRequire));
afterAll(() => void vi.unstubAllGlobals());

it("all components render from Server Components, with serialisable props and a promise, without client React", async () => {
  const shop = join(import.meta.dirname, "shop.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=react-server", shop]);
  const page = createFromReadableStream(new Blob([stdout]).stream());
  const Page = () => use(page);
  const stream = await renderToReadableStream(createElement(Page));
  await stream.allReady;
  const html = (await text(stream)).replaceAll("<!-- -->", "");
  expect(html).toContain('<span data-part="number" class="big">17</span> Personen auf dieser Website');
  expect(html).toContain("Wie wird gezählt?");
  expect(html).toMatch(/data-onlookers="banner".*Jetzt: .*17<\/span> Personen/);
  expect(html).toContain("7 of 15 left at this price");
  expect(html).toContain('<span data-part="number">4</span> Personen auf dieser Seite');
  expect(html).toContain("<i>@&quot;onlookers&quot;,&quot;/api/onlookers&quot;,&quot;default&quot;,null,</i>");
});
