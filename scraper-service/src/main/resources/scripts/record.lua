-- ARGV: id, host, request, state (queued: only in Kafka; waiting-for-host: to be fetched), lifetime in ms. Returns 1 if new.
local id, host = ARGV[1], ARGV[2]
local known = redis.call('HGET', key('r', id), 'state')
if known and (known ~= 'queued' or ARGV[4] == 'queued') then return 0 end
redis.call('HSET', key('r', id), 'host', host, 'request', ARGV[3])
move(id, ARGV[4], tonumber(ARGV[5]))
if ARGV[4] ~= 'queued' then
  redis.call('ZADD', key('q', host), now, id)
  reschedule(host)
end
return 1
