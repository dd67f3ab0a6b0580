/** The services that the mock imitates. */
export const SERVICE_NAMES = ["plausible", "ztas", "versatailor"] as const;

/** One of {@link SERVICE_NAMES}. */
export type ServiceName = (typeof SERVICE_NAMES)[number];
