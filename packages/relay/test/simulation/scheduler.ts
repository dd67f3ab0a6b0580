import { vi } from "vitest";

interface Task {
  readonly at: number;
  readonly order: number;
  run: () => void;
}

const settle = setImmediate;
const nothing = () => {};

/** Virtual time. Tasks run in order of their time; everything that follows from one runs before the next. */
export class Scheduler {
  /** The true time, epoch milliseconds. */
  now: number;
  readonly #tasks: Task[] = [];
  #order = 0;

  constructor(now: number) {
    this.now = now;
  }

  /** @returns cancels it */
  after(ms: number, run: () => void): () => void {
    const task: Task = { at: this.now + Math.max(0, ms), order: this.#order++, run };
    this.#push(task);
    return () => {
      task.run = nothing;
    };
  }

  /** Runs all tasks that are due until `end`. */
  async runUntil(end: number): Promise<void> {
    for (let task = this.#tasks[0]; task !== undefined && task.at <= end; task = this.#tasks[0]) {
      this.#pop();
      if (task.run === nothing) continue;
      this.now = task.at;
      task.run();
      await new Promise<void>((resolve) => settle(resolve));
    }
    this.now = end;
  }

  /** Replaces the global clocks and timers by virtual ones. `wall` is `Date.now`, which a world may set. */
  install(wall: () => number): void {
    vi.stubGlobal("setTimeout", (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      this.after(ms, () => run(...args)),
    );
    vi.stubGlobal("clearTimeout", (cancel?: () => void) => cancel?.());
    vi.stubGlobal("performance", { now: () => this.now - 1e12 });
    vi.spyOn(Date, "now").mockImplementation(wall);
  }

  #push(task: Task): void {
    const tasks = this.#tasks;
    let at = tasks.push(task) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(task, tasks[parent])) break;
      swap(tasks, at, parent);
      at = parent;
    }
  }

  #pop(): void {
    const tasks = this.#tasks;
    const last = tasks.pop();
    if (last === undefined || tasks.length === 0) return;
    tasks[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const least = before(tasks[left + 1], tasks[left]) ? left + 1 : left;
      if (!before(tasks[least], tasks[at])) return;
      swap(tasks, at, least);
      at = least;
    }
  }
}

function before(one: Task | undefined, other: Task | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.at - other.at < 0 || (one.at === other.at && one.order < other.order);
}

function swap(tasks: Task[], one: number, other: number): void {
  const [a, b] = [tasks[one], tasks[other]];
  if (a !== undefined && b !== undefined) [tasks[one], tasks[other]] = [b, a];
}
