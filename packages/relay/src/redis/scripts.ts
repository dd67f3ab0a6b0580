/**
 * Answers the server's time in epoch milliseconds and, where the key is set, its text. The `=` keeps clients that parse
 * answers as JSON from doing so.
 */
export const READ = `
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local text = redis.call("GET", KEYS[1])
if text then return { now, "=" .. text } end
return { now }
`;

/**
 * Sets the key to the second argument, for as many milliseconds as the third, if it holds what the first says (empty:
 * nothing), and tells all who watch it. Answers 1 where it did, else 0.
 */
export const COMPARE_AND_SET = `
local text = redis.call("GET", KEYS[1])
if (text and "=" .. text or "") ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[3])
redis.call("PUBLISH", KEYS[1], ARGV[2])
return 1
`;
