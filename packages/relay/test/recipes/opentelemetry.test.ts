import { readFileSync } from "node:fs";
import {
  createNoopMeter,
  metrics,
  trace,
  type Attributes,
  type Context,
  type ContextManager,
  context,
  type Meter,
  ROOT_CONTEXT,
} from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectClient } from "../stream/stream-client.js";
import { createWorld } from "../support/world.js";
import { relayTelemetry } from "./opentelemetry.js";

/** One line per measurement. */
let measured: string[] = [];
let active: Context = ROOT_CONTEXT;

const line = (name: string, value: number, attributes: Attributes = {}) =>
  `${name} ${value} ${Object.values(attributes).join(" ")}`;
const note = (name: string) => (value: number, attributes?: Attributes) =>
  void measured.push(line(name, value, attributes));

/** A meter that records measurements. */
const meter: Meter = Object.assign(createNoopMeter(), {
  createCounter: (name: string) => ({ add: note(name) }),
  createHistogram: (name: string) => ({ record: note(name) }),
  createGauge: (name: string) => ({ record: note(name) }),
});
const manager: ContextManager = {
  active: () => active,
  with: (_context, fn, thisArg, ...args) => fn.call(thisArg, ...args),
  bind: (_context, target) => target,
  enable: () => manager,
  disable: () => manager,
};

beforeEach(() => {
  measured = [];
  metrics.setGlobalMeterProvider({ getMeter: () => meter });
  context.setGlobalContextManager(manager);
});
afterEach(() => {
  active = ROOT_CONTEXT;
  metrics.disable();
  context.disable();
});

describe("the OpenTelemetry recipe", () => {
  it("measures readings, calls, served counts and blocked readings", async () => {
    const world = createWorld({ onEvent: relayTelemetry() });
    await world.count();
    await world.pass(10);
    await world.count();
    world.answer = () => new Response("", { status: 429 });
    await world.pass(60);
    await world.count();
    await world.pass(0);
    expect(measured).toEqual([
      "onlookers.readings 1 shop read",
      "onlookers.calls 1 shop",
      "onlookers.visitors 17 shop",
      "onlookers.served 1 shop fresh",
      "onlookers.age 0 shop",
      "onlookers.served 1 shop fresh",
      "onlookers.age 10 shop",
      "onlookers.served 1 shop stale",
      "onlookers.age 70 shop",
      "onlookers.calls 1 shop",
      "onlookers.readings 1 shop rate_limited",
      "onlookers.blocked 1 shop paused",
    ]);
  });

  it("measures misses and streams", async () => {
    const world = createWorld({ onEvent: relayTelemetry(), stream: { maxConnections: 1 } });
    world.answer = () => new Response("", { status: 500 });
    await world.count();
    const { disconnect } = await connectClient(world);
    await world.get("/shop/stream");
    await world.count();
    await disconnect();
    expect(measured).toContain("onlookers.served 1 shop none");
    expect(measured.slice(-2)).toEqual(["onlookers.streams 0 shop", "onlookers.streams.refused 1 shop"]);
  });

  it("adds an event for a failed reading to the request's span", async () => {
    const notes: unknown[] = [];
    const span = trace.wrapSpanContext({ traceId: "1".repeat(32), spanId: "1".repeat(16), traceFlags: 1 });
    span.addEvent = (name, attributes) => {
      notes.push([name, attributes]);
      return span;
    };
    active = trace.setSpan(ROOT_CONTEXT, span);
    const world = createWorld({ onEvent: relayTelemetry() });
    world.answer = () => new Response("", { status: 401 });
    await world.count();
    const attributes = { "onlookers.site": "shop", "onlookers.outcome": "unauthorized" };
    expect(notes).toEqual([["onlookers.failed", attributes]]);
  });

  it("is printed in docs/opentelemetry.md as it is tested here", () => {
    const page = readFileSync(new URL("../../../../docs/opentelemetry.md", import.meta.url), "utf8");
    const recipe = readFileSync(new URL("opentelemetry.ts", import.meta.url), "utf8");
    expect(page).toContain(`\`\`\`ts\n${recipe}\`\`\`\n`);
  });
});
