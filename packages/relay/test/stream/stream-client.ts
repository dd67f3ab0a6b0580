import type { World } from "../support/world.js";

/** An event as `EventSource` would dispatch it. */
export interface ReceivedEvent {
  readonly id: string;
  readonly data: Record<string, unknown>;
}

/** A client of a stream that reads everything it receives. */
export interface StreamClient {
  readonly response: Response;
  /** The text received so far. */
  readonly text: () => string;
  readonly events: () => ReceivedEvent[];
  /** Each event's visitors. */
  readonly received: () => unknown[];
  /** `open`, `ended` in order, or `failed`. */
  readonly state: () => string;
  readonly disconnect: () => Promise<void>;
}

/** Connects a client in this process. */
export async function connectClient(world: World, path = "/shop/stream"): Promise<StreamClient> {
  const response = await world.get(path);
  const reader = (response.body ?? new ReadableStream()).getReader();
  const decoder = new TextDecoder();
  let text = "";
  let state = "open";

  async function readAll(): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
    }
  }
  readAll().then(
    () => (state = "ended"),
    () => (state = "failed"),
  );
  return {
    response,
    text: () => text,
    events: () => eventsIn(text),
    received: () => eventsIn(text).map((event) => event.data["visitors"]),
    state: () => state,
    disconnect: () => reader.cancel(),
  };
}

/** Parses server-sent events. A line ends with CR, LF or both, as in the standard. */
export function eventsIn(text: string): ReceivedEvent[] {
  const blocks = text.split(/(?:\r\n|\r|\n){2}/);
  return blocks.flatMap((block) => {
    const fields = block.split(/\r\n|\r|\n/).map((line) => /^(?<name>\w+): (?<value>.*)$/s.exec(line)?.groups);
    const valueOf = (name: string) => fields.find((field) => field?.["name"] === name)?.["value"];
    const data = valueOf("data");
    return data === undefined ? [] : [{ id: valueOf("id") ?? "", data: JSON.parse(data) }];
  });
}
