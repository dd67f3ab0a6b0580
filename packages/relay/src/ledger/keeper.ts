import type { Store } from "../store.js";
import type { LedgerDocument } from "./document.js";
import { parseDocument } from "./parse-document.js";

/** Carries the ledger's pure steps out on a store. */
export interface LedgerKeeper {
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

/** @param store where the documents are; its failures reach the caller */
export function createLedgerKeeper(store: Store): LedgerKeeper {
  return {
    async update(credential, step) {
      const key = `onlookers:1:${credential}`;
      for (let race = 0; race < MAX_RACES; race += 1) {
        const text = await store.get(key);
        const document = parseDocument(text);
        const taken = step(document);
        if (taken.next === document) return taken;
        if (await store.compareAndSet(key, text, JSON.stringify(taken.next))) return taken;
      }
      throw new Error(
        `[onlookers] The store refused ${MAX_RACES} changes in a row, so no reading can be agreed on. Check that compareAndSet compares with exactly the text that get returned.`,
      );
    },
  };
}
