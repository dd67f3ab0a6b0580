import { sentence, type LiveCount } from "@onlookers/core";
import { parseRecord } from "@onlookers/core/server";
import { parseLiveCount } from "../../wire.js";
import { finding, type Finding } from "./finding.js";
import type { RelayReply } from "./relay-reply.js";

/** Checks whether a browser can read a count from the response. */
export function checkAnswer({ status, headers, json }: RelayReply): Finding {
  if (status >= 300 && status < 400) {
    return finding.error(
      `answer: HTTP ${status} redirects browsers. Use the URL of the redirect's target, or mount the relay there`,
    );
  }
  const code = parseRecord(json)?.["code"];
  if (status !== 200) return finding.error(`answer: HTTP ${status}${hintOf(status, code)}`);
  const count = parseLiveCount(json);
  if (count === null) {
    return finding.error(
      "answer: HTTP 200, but no count: something else answers at this URL. Check the path, and rewrites in front",
    );
  }
  const type = headers.get("content-type") ?? "";
  if (!type.startsWith("application/json")) {
    return finding.error(`answer: the count has the type ${JSON.stringify(type)}: keep the relay's Content-Type`);
  }
  return checkCount(count, headers);
}

function checkCount(count: LiveCount, headers: Headers): Finding {
  const text = sentence(count);
  if (text === null) {
    return finding.warning(
      `answer: the relay has no count now (visitors: null): its service fails, or this is the first request. Check the relay's log`,
    );
  }
  const ageSeconds = ageSecondsOf(count, headers);
  if (ageSeconds > count.windowSeconds) {
    return finding.error(
      `answer: the count is ${Math.round(ageSeconds)} s old, past its window of ${count.windowSeconds} s: a cache in front stores it too long. Configure that cache to respect Cache-Control`,
    );
  }
  return finding.ok(`answer: ${text}`);
}

/** A count's age by the relay's own clock, as a browser calculates it. */
export function ageSecondsOf(count: LiveCount, headers: Headers): number {
  const { observedAt } = count;
  if (observedAt === null) return Infinity;
  const age = Date.parse(headers.get("date") ?? "") - Date.parse(observedAt);
  return Math.max(0, age || 0) / 1000 + Number(headers.get("age") ?? 0);
}

function hintOf(status: number, code: unknown): string {
  if (code === "unknown_site")
    return " (unknown_site): the relay has no site of this name. Check the last part of the URL";
  if (code === "unavailable") return " (unavailable): the relay is closed. Start it again";
  if (typeof code === "string" && /^[a-z_]+$/.test(code))
    return ` (${code}). Request a site only, as in --url https://shop.example/api/onlookers/default`;
  if (status === 404) return ": no relay is mounted at this URL. Check the path, and that the route accepts GET";
  if (status === 401 || status === 403)
    return ": something in front requires a login, so no visitor receives a count. Exclude the path from it";
  if (status >= 500) return ": the server in front or the relay's own fails. Check its log";
  return ": this is no answer of a relay. Check the URL";
}
