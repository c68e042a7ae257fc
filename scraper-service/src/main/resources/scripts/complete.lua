-- ARGV: name, slot in ms. Completes this slot and all earlier ones.
local k = key('slot', ARGV[1])
local slot = tonumber(ARGV[2])
if tonumber(redis.call('HGET', k, 'done') or 0) < slot then redis.call('HSET', k, 'done', slot) end
redis.call('PEXPIRE', k, 3456000000)
return 1
