-- ARGV: name, slot in ms, lease in ms. Extends the claim of a slot; returns 0 if it was lost.
local k = key('slot', ARGV[1])
if tonumber(redis.call('HGET', k, 'slot') or 0) ~= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', k, 'until', now + tonumber(ARGV[3]))
return 1
