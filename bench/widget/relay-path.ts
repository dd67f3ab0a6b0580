/** Where the relay of a measured page is mounted. */
export const RELAY = "/api/onlookers";
