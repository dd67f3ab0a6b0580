import type { Store } from "../store.js";
import { EMPTY_LEDGER, type LedgerDocument } from "./document.js";
import { parseDocument } from "./parse-document.js";

/** Carries the ledger's pure steps out on a store, and remembers what it saw there last. */
export interface LedgerKeeper {
  /** A credential's document as this process last saw it. */
  peek(credential: string): LedgerDocument;
  /**
   * Applies `step` to a credential's document until no other instance was faster. `step` gives `next`, the document
   * to store; where that is the one it was given, nothing is stored.
   *
   * @returns what `step` gave at last
   */
  update<T extends { readonly next: LedgerDocument }>(
    credential: string,
    step: (document: LedgerDocument) => T,
  ): Promise<T>;
}

/** Each lost race is another instance's gain, so this many in a row mean a store that doesn't work. */
const MAX_RACES = 100;

interface Seen {
  readonly document: LedgerDocument;
  /** The store's answers may overtake one another, so they are ordered by when they were asked for. */
  readonly order: number;
}

/** @param store where the documents are; its failures reach the caller */
export function createLedgerKeeper(store: Store): LedgerKeeper {
  const seen = new Map<string, Seen>();
  let order = 0;

  function see(credential: string, now: Seen): void {
    if (now.order > (seen.get(credential)?.order ?? 0)) seen.set(credential, now);
  }

  return {
    peek: (credential) => seen.get(credential)?.document ?? EMPTY_LEDGER,
    async update(credential, step) {
      const key = `onlookers:1:${credential}`;
      for (let race = 0; race < MAX_RACES; race += 1) {
        const readOrder = ++order;
        const text = await store.get(key);
        const document = parseDocument(text);
        see(credential, { document, order: readOrder });
        const taken = step(document);
        if (taken.next === document) return taken;
        const writeOrder = ++order;
        if (await store.compareAndSet(key, text, JSON.stringify(taken.next))) {
          see(credential, { document: taken.next, order: writeOrder });
          return taken;
        }
      }
      throw new Error(
        `[onlookers] The store refused ${MAX_RACES} changes in a row, so no reading can be agreed on. Check that compareAndSet compares with exactly the text that get returned.`,
      );
    },
  };
}
