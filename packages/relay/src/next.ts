export { createNextRelay, type NextRelay } from "./next/create-next-relay.js";
