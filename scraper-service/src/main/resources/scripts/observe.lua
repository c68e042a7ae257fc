-- ARGV: name, fingerprint of the content (empty: unchanged), largest factor.
-- Doubles the factor at every second visit without a change; returns the factor.
local k = key('slot', ARGV[1])
local v = redis.call('HMGET', k, 'print', 'same')
local same = 0
if ARGV[2] == '' or ARGV[2] == v[1] then
  same = tonumber(v[2] or 0) + 1
else
  redis.call('HSET', k, 'print', ARGV[2])
end
local factor = math.min(tonumber(ARGV[3]), 2 ^ math.floor(same / 2))
redis.call('HSET', k, 'same', same, 'factor', factor)
redis.call('PEXPIRE', k, 3456000000)
return factor
