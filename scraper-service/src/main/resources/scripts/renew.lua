-- ARGV: host, token, lease in ms
local host = ARGV[1]
if not holds(host, ARGV[2]) or tonumber(redis.call('HGET', key('h', host), 'until')) <= now then return 0 end
redis.call('HSET', key('h', host), 'until', now + tonumber(ARGV[3]))
settle(host)
return 1
