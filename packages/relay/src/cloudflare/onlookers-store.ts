/** The state that Cloudflare passes to a Durable Object, as far as the class needs it. */
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
 * Export it from the Worker and use SQLite storage (`new_sqlite_classes`), which allows longer texts. Only Workers with a
 * binding can reach it.
 */
export class OnlookersStore {
  readonly #storage: DurableObjectStateLike["storage"];

  constructor(state: DurableObjectStateLike) {
    this.#storage = state.storage;
  }

  /** `GET` returns the text as JSON, `null` if there is none. `POST [expected, next]` returns whether it was set. */
  async fetch(request: Request): Promise<Response> {
    const change: unknown = request.method === "POST" ? await request.json() : null;
    return Response.json(
      await this.#storage.transaction(async (transaction) => {
        const current = (await transaction.get(KEY)) ?? null;
        if (!Array.isArray(change)) return current;
        const [expected, next] = change;
        if (current !== expected) return false;
        await transaction.put(KEY, String(next));
        return true;
      }),
    );
  }
}
