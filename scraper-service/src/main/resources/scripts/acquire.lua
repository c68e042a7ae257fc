-- ARGV: host, lease in ms, usual pause in ms, who asks. For a request that stands in no queue; answers a token, or 0 and keeps the next turn free.
if redis.call('EXISTS', base .. ':epoch') == 0 then return 0 end
local host = ARGV[1]
-- Who asks again, because the answer never came, has it already.
local held = redis.call('HMGET', key('h', host), 'asker', 'token', 'until')
if held[1] == ARGV[4] and held[2] and held[2] ~= '' and tonumber(held[3]) > now then
  redis.call('HSET', key('h', host), 'until', now + tonumber(ARGV[2]))
  settle(host)
  return tonumber(held[2])
end
local from = free(host)
if from > now then
  redis.call('HSET', key('h', host), 'wanted', from + 1000)
  redis.call('PEXPIRE', key('h', host), from - now + 86400000)
  return 0
end
local token = lend(host, tonumber(ARGV[2]), ARGV[3])
redis.call('HSET', key('h', host), 'asker', ARGV[4])
redis.call('PERSIST', key('h', host))
settle(host)
return token
