-- ARGV: host, token, delay in ms, request id, its new state, lifetime in ms, reasons, event id, retry delay in ms.
-- Ends an attempt and releases its host; returns 0 if the lease was lost.
local host, id = ARGV[1], ARGV[4]
if not holds(host, ARGV[2]) then return 0 end
release(host, tonumber(ARGV[3]))
local before = redis.call('HGET', key('r', id), 'state')
local final = not before or FINAL[before]
if not final then
  add_result(id, ARGV[7], ARGV[8])
  move(id, ARGV[5], tonumber(ARGV[6]))
end
if not final and ARGV[5] == 'waiting-for-host' then
  redis.call('ZADD', key('q', host), now + tonumber(ARGV[9]), id)
else
  redis.call('ZREM', key('q', host), id)
end
reschedule(host)
return 1
