-- ARGV: id, lifetime in ms. Returns the state before, or an empty string if there is no such request.
local state = redis.call('HGET', key('r', ARGV[1]), 'state')
if state == 'queued' or state == 'waiting-for-host' then
  move(ARGV[1], 'cancelled', tonumber(ARGV[2]))
  unqueue(ARGV[1])
end
return state or ''
