-- ARGV: host, token, lease in ms. Extends a lease; returns 0 if it was lost.
local host = ARGV[1]
if not holds(host, ARGV[2]) or tonumber(redis.call('HGET', key('h', host), 'until')) <= now then return 0 end
redis.call('HSET', key('h', host), 'until', now + tonumber(ARGV[3]))
reschedule(host)
return 1
