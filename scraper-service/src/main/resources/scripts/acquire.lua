-- ARGV: host, lease in ms, usual pause in ms. For a request that stands in no queue; answers a token, or 0 and keeps the next turn free.
if redis.call('EXISTS', base .. ':epoch') == 0 then return 0 end
local host = ARGV[1]
local from = free(host)
if from > now then
  redis.call('HSET', key('h', host), 'wanted', from + 1000)
  redis.call('PEXPIRE', key('h', host), from - now + 86400000)
  return 0
end
local token = lend(host, tonumber(ARGV[2]), ARGV[3])
redis.call('PERSIST', key('h', host))
settle(host)
return token
