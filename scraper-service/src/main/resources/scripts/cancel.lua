-- ARGV: id, lifetime in ms. Answers the state it was in.
local state = redis.call('HGET', key('r', ARGV[1]), 'state')
if state == 'queued' or state == 'waiting-for-host' then
  move(ARGV[1], 'cancelled', tonumber(ARGV[2]))
  unqueue(ARGV[1])
end
return state or ''
