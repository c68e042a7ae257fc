-- ARGV: lease in ms, limit, lifetime in ms, usual delay in ms. Returns host, token, id, attempts, request of each taken request.
if redis.call('EXISTS', base .. ':epoch') == 0 then return {} end
local taken = {}
local count, limit = 0, tonumber(ARGV[2])
for _ = 1, limit * 4 + 16 do
  if count >= limit then break end
  local due = redis.call('ZRANGEBYSCORE', base .. ':hosts', '-inf', now, 'LIMIT', 0, 1)
  local host = due[1]
  if not host then break end
  local wanted = tonumber(redis.call('HGET', key('h', host), 'wanted') or 0)
  local first = redis.call('ZRANGE', key('q', host), 0, 0, 'WITHSCORES')
  if first[1] and wanted > now then
    redis.call('ZADD', base .. ':hosts', wanted, host)
  elseif not first[1] or math.max(free_at(host), tonumber(first[2])) > now then
    reschedule(host)
  else
    local id = first[1]
    local state = redis.call('HGET', key('r', id), 'state')
    if not state or FINAL[state] then
      redis.call('ZREM', key('q', host), id)
      reschedule(host)
    else
      local token = lease(host, tonumber(ARGV[1]), ARGV[4])
      local attempts = redis.call('HINCRBY', key('r', id), 'attempts', 1)
      move(id, 'fetching', tonumber(ARGV[3]))
      reschedule(host)
      for _, value in ipairs({host, token, id, attempts, redis.call('HGET', key('r', id), 'request')}) do
        table.insert(taken, value)
      end
      count = count + 1
    end
  end
end
return taken
