export { durableObjectStore, type DurableObjectNamespaceLike } from "./cloudflare/durable-object-store.js";
export { OnlookersStore, type DurableObjectStateLike } from "./cloudflare/onlookers-store.js";
