import type { Messages } from "@onlookers/core";

/** The languages of all counters without messages of their own. */
export let sharedMessages: readonly Messages[] = [];

/** Called after each change of the shared languages. */
export const messagesListeners = new Set<() => void>();

/** Loads the language of a counter's locale and adds it to the shared ones; set by the script, which bundles only English. */
export let loadMessages: ((locale: string) => void) | undefined;

/** Replaces the shared languages, and updates all counters in the page. */
export function setSharedMessages(messages: readonly Messages[]): void {
  sharedMessages = messages;
  for (const listener of messagesListeners) listener();
}

/** Sets {@link loadMessages}. */
export function setMessagesLoader(loader: typeof loadMessages): void {
  loadMessages = loader;
}
