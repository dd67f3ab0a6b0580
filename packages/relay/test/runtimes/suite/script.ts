/** What a line of the scripted service does with each call, until it is told otherwise. */
export type Behaviour =
  | {
      readonly does: "count";
      readonly visitors: number;
      /** When they were counted, ISO 8601 UTC. */
      readonly at: string;
    }
  | {
      readonly does: "fail";
      readonly status: number;
      readonly error?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** `hang` holds calls until the next script, `endless` sends more than may be read, `cut` breaks off in mid-body. */
  | { readonly does: "hang" | "endless" | "cut" };

/** A call as the service saw it. */
export interface Seen {
  readonly path: string;
  readonly authorization: string | null;
}
