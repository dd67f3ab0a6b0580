import { createRelaySource } from "../../../src/client.js";
import { Bench, TOKEN, type Answered } from "./bench.js";
import { expectEqual } from "./expect.js";

/** The behaviour on every runtime. Plain functions, which need no test library. */
export const checks: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  async "serves the service's count, and calls it with the token"(bench) {
    await bench.answerWith(17);
    const count = await bench.count();
    expectEqual("count", [count["visitors"], count["scope"], count["windowSeconds"]], [17, "site", 180]);
    const call = { path: "/api/v1/realtime?websiteId=shop.example", authorization: `Bearer ${TOKEN}` };
    expectEqual("calls", await bench.calls(), [call]);
  },

  async "answers a known entity tag with 304"(bench) {
    await bench.answerWith(17);
    const etag = (await bench.get()).headers.get("etag") ?? "";
    const again = await bench.get("/shop", { headers: { "If-None-Match": etag } });
    expectEqual("answer", [again.status, await again.text()], [304, ""]);
  },

  async "answers 30 concurrent requests with one call"(bench) {
    await bench.answerWith(17);
    const counts = await Promise.all(Array.from({ length: 30 }, () => bench.count()));
    expectEqual("visitors", new Set(counts.map((count) => count["visitors"])).size, 1);
    expectEqual("calls", (await bench.calls()).length, 1);
  },

  async "serves a stale count at once, and refreshes it in the background"(bench) {
    await bench.answerWith(17);
    await bench.count();
    await bench.script({ does: "hang" });
    bench.pass(61);
    expectEqual("while refreshing", (await bench.count())["visitors"], 17);
    expectEqual("kept awake for", bench.background.length, 1);
    await bench.answerWith(23);
    await bench.settle();
    expectEqual("afterwards", (await bench.count())["visitors"], 23);
  },

  async "serves the count through a failure until its window ends"(bench) {
    await bench.answerWith(17);
    await bench.count();
    await bench.script({ does: "fail", status: 503 });
    bench.pass(61);
    await bench.count();
    await bench.settle();
    bench.pass(118);
    expectEqual("within the window", (await bench.count())["visitors"], 17);
    bench.pass(2);
    expectEqual("past the window", (await bench.count())["visitors"], null);
  },

  async "respects Retry-After"(bench) {
    await bench.script({ does: "fail", status: 429, headers: { "Retry-After": "120" } });
    await bench.count();
    bench.pass(119);
    await bench.count();
    expectEqual("calls", (await bench.calls()).length, 1);
    expectEqual("failures", bench.failures(), ["rate_limited"]);
  },

  async "follows no redirect"(bench) {
    await bench.script({ does: "fail", status: 302, headers: { Location: `${bench.line}/elsewhere` } });
    expectEqual("visitors", (await bench.count())["visitors"], null);
    expectEqual("calls", (await bench.calls()).length, 1);
    expectEqual("failures", bench.failures(), ["invalid_response"]);
  },

  async "stops reading a body that is too long"(bench) {
    await bench.script({ does: "endless" });
    expectEqual("visitors", (await bench.count())["visitors"], null);
    expectEqual("failures", bench.failures(), ["invalid_response"]);
  },

  async "survives an answer that ends early"(bench) {
    await bench.script({ does: "cut" });
    expectEqual("visitors", (await bench.count())["visitors"], null);
    expectEqual("failures", bench.failures(), ["network"]);
  },

  async "times out a call without an answer"(bench) {
    const impatient = new Bench(bench.line, { timeout: 20 });
    await impatient.script({ does: "hang" });
    expectEqual("visitors", (await impatient.count())["visitors"], null);
    expectEqual("failures", impatient.failures(), ["timeout"]);
  },

  async "refuses requests with problem documents"(bench) {
    const unknown = await bench.get("/nobody");
    const problem = await unknown.json();
    const type = unknown.headers.get("content-type");
    expectEqual(
      "unknown site",
      [unknown.status, type, problem.code],
      [404, "application/problem+json", "unknown_site"],
    );
    const written = await bench.get("/shop", { method: "POST", body: "17" });
    expectEqual("POST", [written.status, written.headers.get("allow")], [405, "GET, HEAD, OPTIONS"]);
    expectEqual("calls", (await bench.calls()).length, 0);
  },

  async "never answers with the token, even if the service repeats it"(bench) {
    await bench.script({ does: "fail", status: 401, error: `token ${TOKEN} has expired` });
    const answers = [await bench.get(), await bench.get("/nobody"), await bench.get("/shop", { method: "HEAD" })];
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    const everything = JSON.stringify([texts, answers.map((answer) => [...answer.headers]), bench.events]);
    expectEqual("contains the token", everything.includes(TOKEN), false);
    expectEqual("failures", bench.failures(), ["unauthorized"]);
  },

  async "streams each new count"(bench) {
    await bench.answerWith(17);
    const answer = await bench.get("/shop/stream");
    expectEqual("type", answer.headers.get("content-type")?.split(";")[0], "text/event-stream");
    const reader = answer.body?.getReader();
    if (reader === undefined) throw new Error("no body");
    expectEqual("first event", (await nextEvent(reader))["visitors"], 17);
    bench.pass(61);
    await bench.answerWith(23);
    await bench.count();
    expectEqual("next event", (await nextEvent(reader))["visitors"], 23);
    await reader.cancel();
  },

  async "answers createRelaySource"(bench) {
    await bench.answerWith(17);
    const source = createRelaySource({
      url: "https://shop.example/api/onlookers",
      fetch: (input, init) => bench.relay.fetch(new Request(input, init)),
    });
    expectEqual("count", (await source.read({ site: "shop" })).visitors, 17);
  },

  async "answers 503 after close"(bench) {
    await bench.relay.close();
    expectEqual("status", (await bench.get()).status, 503);
  },
};

/** The data of the next event; skips everything else. */
async function nextEvent(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Answered> {
  const decoder = new TextDecoder();
  for (let text = ""; ;) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`the stream ended after ${text}`);
    text += decoder.decode(value, { stream: true });
    const [, data] = /^data: (.*)\n\n/m.exec(text) ?? [];
    if (data !== undefined) return JSON.parse(data);
  }
}
