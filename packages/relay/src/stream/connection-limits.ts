import { clientNetwork } from "./client-network.js";

/** How many streams may be open, in total and per address. */
export interface ConnectionLimitRules {
  readonly maxConnections: number;
  /** `null` for no limit per address. */
  readonly maxPerAddress: number | null;
}

/** Counts a process's open streams. Stores no more addresses than streams are open. */
export interface ConnectionLimits {
  /** @param address `undefined` if the platform does not provide it: only the total limit applies then */
  hasRoomFor(address: string | undefined): boolean;
  /** @returns releases the connection; call it once */
  acquire(address: string | undefined): () => void;
}

/** Creates limits with no connection open. */
export function createConnectionLimits({ maxConnections, maxPerAddress }: ConnectionLimitRules): ConnectionLimits {
  const openPerNetwork = new Map<string, number>();
  let open = 0;
  const networkOf = (address: string | undefined) =>
    maxPerAddress === null || address === undefined ? null : clientNetwork(address);

  return {
    hasRoomFor(address) {
      if (open >= maxConnections) return false;
      const network = networkOf(address);
      return maxPerAddress === null || network === null || (openPerNetwork.get(network) ?? 0) < maxPerAddress;
    },
    acquire(address) {
      open += 1;
      const network = networkOf(address);
      if (network !== null) openPerNetwork.set(network, (openPerNetwork.get(network) ?? 0) + 1);
      return () => {
        open -= 1;
        if (network === null) return;
        const left = (openPerNetwork.get(network) ?? 1) - 1;
        if (left === 0) openPerNetwork.delete(network);
        else openPerNetwork.set(network, left);
      };
    },
  };
}
