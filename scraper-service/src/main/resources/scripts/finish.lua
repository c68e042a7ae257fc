-- ARGV: host, token, pause in ms, id (or empty), state, lifetime, reasons, event id, wait before the next attempt in ms
local host, id = ARGV[1], ARGV[4]
if not holds(host, ARGV[2]) then return 0 end
local pause = tonumber(ARGV[3])
-- One more: times are cut to whole milliseconds, and a pause must never be shorter than it was wanted.
redis.call('HSET', key('h', host), 'token', '', 'until', 0, 'next', now + pause + 1, 'delay', pause)
redis.call('PEXPIRE', key('h', host), pause + 86400000)
if id ~= '' then
  local state = redis.call('HGET', key('r', id), 'state')
  local over = not state or FINAL[state]
  if not over then
    told(id, ARGV[7], ARGV[8])
    move(id, ARGV[5], tonumber(ARGV[6]))
  end
  if not over and ARGV[5] == 'waiting-for-host' then
    redis.call('ZADD', key('q', host), now + tonumber(ARGV[9]), id)
  else
    redis.call('ZREM', key('q', host), id)
  end
end
settle(host)
return 1
