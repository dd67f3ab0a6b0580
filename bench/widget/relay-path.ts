/** The path of the relay on the measured pages. */
export const RELAY = "/api/onlookers";
