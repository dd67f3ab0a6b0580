// Works like wrk, on plain sockets: each connection sends the next request as soon as it has a response.
import { connect } from "node:net";
import { targetOf } from "../answers.ts";
import { CONNECTIONS, type Demand } from "./load.ts";

const { origin, sites, seconds, etag }: Demand = JSON.parse(process.argv[2] ?? "");
const { host, hostname, port } = new URL(origin);
const condition = etag === null ? "" : `If-None-Match: ${etag}\r\n`;
const requests = Array.from(
  { length: sites },
  (_, site) => `GET ${targetOf(site)} HTTP/1.1\r\nHost: ${host}\r\n${condition}\r\n`,
);

const waits: number[] = [];
let at = 0;
const start = performance.now();
const end = start + seconds * 1000;

function visit(): void {
  let askedAt = 0;
  let text = "";
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  const ask = () => {
    askedAt = performance.now();
    at = (at + 1) % sites;
    socket.write(requests[at] ?? "");
  };
  socket.setEncoding("latin1").on("connect", ask);
  socket.on("data", (chunk) => {
    text += String(chunk);
    const head = text.indexOf("\r\n\r\n");
    if (head === -1) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (!text.startsWith("HTTP/1.1 304") && text.length < head + 4 + length) return;
    if (!/^HTTP\/1.1 (200|304)/.test(text)) return finish(text.slice(0, head));
    const now = performance.now();
    waits.push(now - askedAt);
    text = "";
    if (now < end) ask();
    else finish();
  });
}

function finish(refusal?: string): void {
  const sorted = Float64Array.from(waits).sort();
  const percentile = (share: number) => sorted[Math.floor(sorted.length * share)];
  const elapsed = (performance.now() - start) / 1000;
  const load = { requestsPerSecond: waits.length / elapsed, p50: percentile(0.5), p99: percentile(0.99) };
  process.send?.(refusal ?? load, () => process.exit());
}

for (let connection = 0; connection < CONNECTIONS; connection += 1) visit();
