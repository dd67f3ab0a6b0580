import { epochOf, jumpSince, type Clocks } from "../clock/clock-jump.js";
import type { Store } from "../store/store.js";
import { EMPTY_LEDGER, type LedgerDocument } from "./document.js";
import { joinDocuments } from "./join-documents.js";
import { parseDocument } from "./parse-document.js";
import { shiftDocument } from "./shift-document.js";

/** Holds the newest that this process knows of one credential: its document is replaced, never changed. */
export interface KnownLedger {
  readonly document: LedgerDocument;
}

/** Carries the ledger's pure steps out on a store, and remembers all that it saw there. */
export interface LedgerKeeper {
  /** All that this process knows of a credential. */
  peek(credential: string): LedgerDocument;
  /** The same to hold on to, for who looks often. */
  known(credential: string): KnownLedger;
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
  /** Whether the store ever answered about a credential. */
  hasHeard(credential: string): boolean;
  /** Adds to what is known of a credential; the store hears of it with the next change. */
  learn(credential: string, document: LedgerDocument): void;
  /** Resolves once more is known of a credential, or after a while in which that should have happened. */
  news(credential: string): Promise<void>;
  /** Ends watching the store, and all waiting for news. */
  close(): void;
}

/** The keeper's outside. */
export interface KeeperOptions extends Clocks {
  /** Where the documents are. Its failures reach the caller. */
  readonly store: Store;
  /** Hears of each change that another instance made, where the store can be watched. */
  readonly onNews?: ((credential: string) => void) | undefined;
}

/** What the store held last. */
interface Heard {
  readonly text: string | null;
  readonly document: LedgerDocument;
}

/** Each lost race is another instance's gain, so this many in a row mean a store that doesn't work. */
const MAX_RACES = 100;
/** How often, in milliseconds, a change is looked for in a store that tells of none. */
export const LOOK_MS = 100;
/** How often it is looked for in one that does: messages get lost. */
const WATCHED_LOOK_MS = 1000;

/** @returns a keeper that knows nothing yet; the store may know more */
export function createLedgerKeeper({ store, now, steady, onNews }: KeeperOptions): LedgerKeeper {
  const ledgers = new Map<string, { document: LedgerDocument }>();
  const heard = new Map<string, Heard>();
  const watches = new Map<string, () => void>();
  const waiting = new Map<string, Set<() => void>>();
  /** By which clock the instants are that were learnt before the store was heard. */
  let epoch = 0;

  const peek = (credential: string) => known(credential).document;

  function known(credential: string): { document: LedgerDocument } {
    const before = ledgers.get(credential);
    if (before !== undefined) return before;
    const anew = { document: EMPTY_LEDGER };
    ledgers.set(credential, anew);
    return anew;
  }

  function learn(credential: string, document: LedgerDocument): void {
    if (heard.size === 0) epoch = epochOf({ now, steady });
    const ledger = known(credential);
    ledger.document = ledger.document === EMPTY_LEDGER ? document : joinDocuments(document, ledger.document);
    for (const tell of waiting.get(credential) ?? []) tell();
  }

  /** What the store holds; known with it is all that was known before. */
  function hear(credential: string, text: string | null): LedgerDocument {
    const last = heard.get(credential);
    if (last !== undefined && last.text === text) return last.document;
    if (heard.size === 0) goBy(jumpSince(epoch, { now, steady }));
    const document = parseDocument(text, now());
    heard.set(credential, { text, document });
    learn(credential, document);
    return document;
  }

  /** The store's first answer tells its time, by which all go from then on. */
  function goBy(jump: number): void {
    for (const ledger of ledgers.values()) ledger.document = shiftDocument(ledger.document, jump);
  }

  function watch(credential: string): void {
    if (store.watch === undefined || watches.has(credential)) return;
    const stop = store.watch(keyOf(credential), (text) => {
      hear(credential, text);
      onNews?.(credential);
    });
    watches.set(credential, stop);
  }

  return {
    peek,
    known,
    hasHeard: (credential) => heard.has(credential),
    learn,
    async update(credential, step) {
      const key = keyOf(credential);
      for (let race = 0; race < MAX_RACES; race += 1) {
        const text = await store.get(key);
        watch(credential); // Not before: the store's time is known from its first answer on.
        const stored = hear(credential, text);
        const document = peek(credential);
        const taken = step(document);
        // A lower token than one that was seen: the store lost its document, and gets back what is known of it.
        if (taken.next === document && stored.token === document.token) return taken;
        const next = JSON.stringify(taken.next);
        if (!(await store.compareAndSet(key, text, next))) continue;
        heard.set(credential, { text: next, document: taken.next });
        learn(credential, taken.next);
        return taken;
      }
      throw new Error(
        `[onlookers] The store refused ${MAX_RACES} changes in a row, so no reading can be agreed on. Check that compareAndSet compares with exactly the text that get returned.`,
      );
    },
    async news(credential) {
      const tellers = waiting.get(credential) ?? new Set();
      waiting.set(credential, tellers);
      await new Promise<void>((resolve) => {
        const tell = () => {
          clearTimeout(timer);
          tellers.delete(tell);
          resolve();
        };
        const timer = setTimeout(tell, store.watch === undefined ? LOOK_MS : WATCHED_LOOK_MS);
        tellers.add(tell);
      });
    },
    close() {
      for (const stop of watches.values()) stop();
      for (const tell of [...waiting.values()].flatMap((tellers) => [...tellers])) tell();
    },
  };
}

function keyOf(credential: string): string {
  return `onlookers:1:${credential}`;
}
