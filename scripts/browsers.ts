/**
 * The oldest supported browsers. The builds lower their syntax to these, and the step `browsers` checks what they emit.
 * docs/browsers.md says what older ones show.
 */
export const OLDEST_BROWSERS = { chrome: "111", firefox: "121", safari: "16.4" } as const;

/** {@link OLDEST_BROWSERS} as the `target` of esbuild. */
export const BROWSER_TARGET: string[] = Object.entries(OLDEST_BROWSERS).map(([name, version]) => name + version);
