import { networkOf } from "./network-of.js";

/** How many streams may be open, in all and from one address. */
export interface SeatRules {
  readonly maxConnections: number;
  /** `null`: as many as in all. */
  readonly maxPerAddress: number | null;
}

/** The places of a process' streams. What it remembers of addresses is never more than there are streams. */
export interface Seats {
  /** @param address `undefined` where the platform tells none: only the number in all counts then */
  hasRoomFor(address: string | undefined): boolean;
  /** @returns gives it back; once */
  take(address: string | undefined): () => void;
}

/** @returns all free */
export function createSeats({ maxConnections, maxPerAddress }: SeatRules): Seats {
  const taken = new Map<string, number>();
  let inAll = 0;
  return {
    hasRoomFor(address) {
      if (inAll >= maxConnections) return false;
      return maxPerAddress === null || address === undefined || (taken.get(networkOf(address)) ?? 0) < maxPerAddress;
    },
    take(address) {
      inAll += 1;
      const network = maxPerAddress === null || address === undefined ? null : networkOf(address);
      if (network !== null) taken.set(network, (taken.get(network) ?? 0) + 1);
      return () => {
        inAll -= 1;
        if (network === null) return;
        const left = (taken.get(network) ?? 1) - 1;
        if (left === 0) taken.delete(network);
        else taken.set(network, left);
      };
    },
  };
}
