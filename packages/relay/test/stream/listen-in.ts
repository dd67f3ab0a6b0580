import type { World } from "../support/world.js";

/** An event as `EventSource` would tell it. */
export interface HeardEvent {
  readonly id: string;
  readonly data: Record<string, unknown>;
}

/** One client of a stream, reading all the while. */
export interface ListenIn {
  readonly response: Response;
  /** Everything sent so far. */
  readonly text: () => string;
  readonly events: () => HeardEvent[];
  /** Each event's visitors. */
  readonly heard: () => unknown[];
  /** `open`, `ended` in order, or `cut`. */
  readonly state: () => string;
  readonly leave: () => Promise<void>;
}

/** Connects in this process, and takes whatever comes. */
export async function listenIn(world: World, path = "/shop/stream"): Promise<ListenIn> {
  const response = await world.get(path);
  const reader = (response.body ?? new ReadableStream()).getReader();
  const decoder = new TextDecoder();
  let text = "";
  let state = "open";

  async function take(): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
    }
  }
  take().then(
    () => (state = "ended"),
    () => (state = "cut"),
  );
  return {
    response,
    text: () => text,
    events: () => eventsIn(text),
    heard: () => eventsIn(text).map((event) => event.data["visitors"]),
    state: () => state,
    leave: () => reader.cancel(),
  };
}

/** Reads server-sent events by the standard's own rule of lines: CR, LF, or both. */
export function eventsIn(text: string): HeardEvent[] {
  const blocks = text.split(/(?:\r\n|\r|\n){2}/);
  return blocks.flatMap((block) => {
    const fields = block.split(/\r\n|\r|\n/).map((line) => /^(?<name>\w+): (?<value>.*)$/s.exec(line)?.groups);
    const valueOf = (name: string) => fields.find((field) => field?.["name"] === name)?.["value"];
    const data = valueOf("data");
    return data === undefined ? [] : [{ id: valueOf("id") ?? "", data: JSON.parse(data) }];
  });
}
