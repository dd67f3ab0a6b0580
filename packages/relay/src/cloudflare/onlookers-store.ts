/** What is needed of the state that Cloudflare makes a Durable Object with. */
export interface DurableObjectStateLike {
  readonly storage: {
    transaction<T>(
      step: (transaction: {
        get(key: string): Promise<unknown>;
        put(key: string, value: string): Promise<void>;
      }) => Promise<T>,
    ): Promise<T>;
  };
}

const KEY = "text";

/**
 * The class of the Durable Objects behind `durableObjectStore`: each holds one text and changes it by compare-and-set.
 * Export it from the Worker and give it storage on SQLite (`new_sqlite_classes`), which takes longer texts. Nothing can
 * reach it but Workers that have a binding.
 */
export class OnlookersStore {
  readonly #storage: DurableObjectStateLike["storage"];

  constructor(state: DurableObjectStateLike) {
    this.#storage = state.storage;
  }

  /** `GET` answers the text as JSON, `null` without one; `POST [expected, next]` whether it was set. */
  async fetch(request: Request): Promise<Response> {
    const change: unknown = request.method === "POST" ? await request.json() : null;
    return Response.json(
      await this.#storage.transaction(async (transaction) => {
        const held = (await transaction.get(KEY)) ?? null;
        if (!Array.isArray(change)) return held;
        const [expected, next] = change;
        if (held !== expected) return false;
        await transaction.put(KEY, String(next));
        return true;
      }),
    );
  }
}
