/**
 * The maximum number of counters on a page whose numbers fade in when they change. A fade takes about 0.3 ms of the main
 * thread, and a poll can change the numbers of all counters at once.
 */
export const MAX_FADING_COUNTERS = 24;
