/** Whatever wants a heartbeat. */
interface Beating {
  /** @returns whether it wants another */
  beat(): boolean;
}

/** Heartbeats for any number of readers by one timer, which runs only while there is one. */
export interface Pulse<Member extends Beating> {
  add(member: Member): void;
  /** Not needed for who ended by its own beat. */
  delete(member: Member): void;
}

/** Readers beat at the time of the heartbeat that they came at, by and large: not all at once. */
const SLOTS = 10;

/** @param onEnd called with each member that wanted no further beat */
export function createPulse<Member extends Beating>(
  heartbeatSeconds: number,
  onEnd: (member: Member) => void,
): Pulse<Member> {
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
    schedule(); // First, so that no member's fault can stop the others' hearts.
    for (const member of slots[current] ?? []) {
      if (member.beat()) continue;
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
