import { expect, it } from "vitest";
import { createClient } from "../../src/server.js";
import { fakeFetch } from "../fake-fetch.js";
import { providerOf } from "../providers.js";

it("versatailor rejects an answer for another website, which a shared cache may send", async () => {
  const fetch = fakeFetch(() => Response.json({ currentVisitors: 5, websiteId: "web_b" }));
  const provider = providerOf("versatailor", "web_a");
  await expect(createClient({ provider, fetch }).read()).rejects.toMatchObject({ code: "invalid_response" });
});
