/** A member of a {@link Heartbeat}. */
interface HeartbeatMember {
  /** @returns whether the member stays */
  onHeartbeat(): boolean;
}

/** Calls any number of members once per interval, by one timer that runs only while there are members. */
export interface Heartbeat<Member extends HeartbeatMember> {
  add(member: Member): void;
  /** Does nothing for a member that has ended by itself. */
  delete(member: Member): void;
}

/** Options of {@link createHeartbeat}. */
export interface HeartbeatOptions<Member> {
  /** The interval in seconds. */
  readonly heartbeatSeconds: number;
  /** Called with each member whose `onHeartbeat` returned `false`. */
  readonly onEnd: (member: Member) => void;
}

/** The interval has this many slots. A member is called in the slot in which it joined, so that not all are called at once. */
const SLOTS = 10;

/** Creates a heartbeat without members. */
export function createHeartbeat<Member extends HeartbeatMember>({
  heartbeatSeconds,
  onEnd,
}: HeartbeatOptions<Member>): Heartbeat<Member> {
  const slots = Array.from({ length: SLOTS }, () => new Set<Member>());
  let current = 0;
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(): void {
    timer ??= size === 0 ? undefined : setTimeout(advance, (heartbeatSeconds * 1000) / SLOTS);
  }

  function advance(): void {
    timer = undefined;
    current = (current + 1) % SLOTS;
    schedule(); // First, so that a throwing member cannot stop the timer.
    for (const member of slots[current] ?? []) {
      if (member.onHeartbeat()) continue;
      remove(member);
      onEnd(member);
    }
  }

  function remove(member: Member): void {
    if (!slots.some((slot) => slot.delete(member))) return;
    size -= 1;
    if (size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    delete: remove,
    add(member) {
      slots[current]?.add(member);
      size += 1;
      schedule();
    },
  };
}
