/**
 * Returns the server's time in epoch milliseconds, the key's text if it is set, and the key as the server knows it: some
 * clients add a prefix. The `=` before texts prevents clients from parsing them as JSON.
 */
export const READ = `
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local text = redis.call("GET", KEYS[1])
return { now, text and "=" .. text or false, "=" .. KEYS[1] }
`;

/**
 * Sets the key to the second argument and publishes it, if the key holds the first argument (empty: nothing). The third
 * is its lifetime in milliseconds. Returns 1 if it was set, else 0.
 */
export const COMPARE_AND_SET = `
local text = redis.call("GET", KEYS[1])
if (text and "=" .. text or "") ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[3])
redis.call("PUBLISH", KEYS[1], ARGV[2])
return 1
`;
