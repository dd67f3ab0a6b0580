/** The behaviour of a line of the scripted service, until the next script. */
export type Behaviour =
  | {
      readonly does: "count";
      readonly visitors: number;
      /** The time of the count, ISO 8601 UTC. */
      readonly at: string;
    }
  | {
      readonly does: "fail";
      readonly status: number;
      readonly error?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** `hang` delays answers until the next script, `endless` sends too many bytes, `cut` ends within the body. */
  | { readonly does: "hang" | "endless" | "cut" };

/** A call as the service received it. */
export interface ReceivedCall {
  readonly path: string;
  readonly authorization: string | null;
}
