-- ARGV: host, lease in ms, usual delay in ms, requester. Leases a host for a request that is not queued.
-- Returns a token, or 0 and reserves the next turn.
if redis.call('EXISTS', base .. ':epoch') == 0 then return 0 end
local host = ARGV[1]
-- A requester that asks again, because it never got the response, has the lease already.
local held = redis.call('HMGET', key('h', host), 'asker', 'token', 'until')
if held[1] == ARGV[4] and held[2] and held[2] ~= '' and tonumber(held[3]) > now then
  redis.call('HSET', key('h', host), 'until', now + tonumber(ARGV[2]))
  reschedule(host)
  return tonumber(held[2])
end
local from = free_at(host)
if from > now then
  redis.call('HSET', key('h', host), 'wanted', from + 1000)
  redis.call('PEXPIRE', key('h', host), from - now + 86400000)
  return 0
end
local token = lease(host, tonumber(ARGV[2]), ARGV[3])
redis.call('HSET', key('h', host), 'asker', ARGV[4])
redis.call('PERSIST', key('h', host))
reschedule(host)
return token
