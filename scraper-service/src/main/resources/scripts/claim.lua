-- ARGV: name, slot in ms, lease in ms, step in ms (or 0).
-- Returns 0 if claimed; a positive number: claimed by another replica for so many ms; -1: completed or skipped.
local k = key('slot', ARGV[1])
local v = redis.call('HMGET', k, 'done', 'slot', 'until', 'factor')
local slot, done = tonumber(ARGV[2]), tonumber(v[1] or 0)
if slot <= done then return -1 end
-- A page that does not change is visited less often: only every factor-th slot is used.
if done > 0 and slot - done < tonumber(v[4] or 1) * tonumber(ARGV[4]) then return -1 end
if tonumber(v[2] or 0) >= slot and tonumber(v[3] or 0) > now then return tonumber(v[3]) - now end
redis.call('HSET', k, 'slot', slot, 'until', now + tonumber(ARGV[3]))
redis.call('PEXPIRE', k, 3456000000)
return 0
