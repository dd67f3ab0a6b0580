/** A browser that Node controls through its automation protocol. */
export interface BrowserDriver {
  /** Opens an address in the only tab and waits until it has loaded. */
  open(url: string): Promise<void>;
  /**
   * Runs a function in the page.
   *
   * @param body the statements of an async function that receives `args`, as text
   * @returns what the function returns, as JSON
   */
  run(body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Presses keys or a mouse button, by the action sequences of the WebDriver standard. */
  perform(actions: readonly ActionSequence[]): Promise<void>;
  /** Closes the browser and ends every process that was started for it. */
  stop(): Promise<void>;
}

/** One input device and what it does. WebDriver and WebDriver BiDi share the format. */
export interface ActionSequence {
  readonly type: "key" | "pointer";
  readonly id: string;
  readonly actions: readonly Readonly<Record<string, string | number>>[];
}

/** Presses and releases keys in sequence, which must be WebDriver's characters, such as `\uE004` for Tab. */
export function pressKeys(actions: readonly { type: "keyDown" | "keyUp"; value: string }[]): ActionSequence {
  return { type: "key", id: "keyboard", actions };
}

/** Clicks at a point of the viewport, in CSS pixels. */
export function clickAt(x: number, y: number): ActionSequence {
  const move = { type: "pointerMove", x: Math.round(x), y: Math.round(y) };
  return {
    type: "pointer",
    id: "mouse",
    actions: [move, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
  };
}
