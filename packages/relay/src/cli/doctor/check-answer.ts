import { ageOf, sentence, type LiveCount } from "@onlookers/core";
import { parseRecord } from "@onlookers/core/server";
import { parseLiveCount } from "../../wire.js";
import { unsure, well, wrong, type Finding } from "./finding.js";
import type { RelayReply } from "./relay-reply.js";

/** Whether a browser would find a count in what came. */
export function checkAnswer({ status, headers, json }: RelayReply): Finding {
  if (status >= 300 && status < 400) {
    return wrong(
      `answer: HTTP ${status} sends browsers elsewhere. Use the address that it leads to, or mount the relay there`,
    );
  }
  const code = parseRecord(json)?.["code"];
  if (status !== 200) return wrong(`answer: HTTP ${status}${remedyOf(status, code)}`);
  const count = parseLiveCount(json);
  if (count === null) {
    return wrong(
      "answer: HTTP 200, but no count: something else answers at this address. Check the path, and rewrites in front",
    );
  }
  const type = headers.get("content-type") ?? "";
  if (!type.startsWith("application/json")) {
    return wrong(`answer: the count comes as ${JSON.stringify(type)}: leave the relay's Content-Type as it is`);
  }
  return checkCount(count, headers);
}

function checkCount(count: LiveCount, headers: Headers): Finding {
  const said = sentence(count);
  if (said === null) {
    return unsure(
      `answer: the relay knows no count now (visitors: null): its service fails, or this is the first request. Look into the relay's log`,
    );
  }
  const ageSeconds = ageSecondsOf(count, headers);
  if (ageSeconds > count.windowSeconds) {
    return wrong(
      `answer: the count is ${Math.round(ageSeconds)} s old, past its window of ${count.windowSeconds} s: a cache in front keeps it too long. Let that cache heed Cache-Control`,
    );
  }
  return well(`answer: ${said}`);
}

/** A count's age as a browser tells it, by the relay's own clock. */
export function ageSecondsOf(count: LiveCount, headers: Headers): number {
  return ageOf(count, Date.parse(headers.get("date") ?? "") || 0) / 1000 + Number(headers.get("age") ?? 0);
}

function remedyOf(status: number, code: unknown): string {
  if (code === "unknown_site")
    return " (unknown_site): the relay has no site of this name. Check the last part of the address";
  if (code === "unavailable") return " (unavailable): the relay is closed. Start it again";
  if (typeof code === "string" && /^[a-z_]+$/.test(code))
    return ` (${code}). Ask for a site alone, as in --url https://shop.example/api/onlookers/default`;
  if (status === 404) return ": no relay is mounted at this address. Check the path, and that the route takes GET";
  if (status === 401 || status === 403)
    return ": something in front asks who you are, so no shopper gets a count. Let the path through";
  if (status >= 500) return ": the server in front or the relay's own fails. Look into its log";
  return ": no relay answers so. Check the address";
}
