export { redisStore } from "./redis/redis-store.js";
export type { RedisClient, RedisStoreOptions } from "./redis/redis-client.js";
