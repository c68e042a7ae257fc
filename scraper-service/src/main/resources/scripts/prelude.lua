-- Before every script. Time is that of Redis, the only clock that all replicas share. All keys have one hash tag.
local base = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local stamp = time[1] * 1000000 + time[2]
local FINAL = {stored = true, rejected = true, failed = true, cancelled = true, unchanged = true}

local function key(kind, name)
  return base .. ':' .. kind .. ':' .. name
end

-- r: a request; s: requests in a state by time; q: requests of a host by when they are due; h: a host's lease.
local function move(id, to, life)
  local r = key('r', id)
  local from = redis.call('HGET', r, 'state')
  if from then redis.call('ZREM', key('s', from), id) end
  redis.call('HSET', r, 'state', to, to, now)
  redis.call('ZADD', key('s', to), stamp, id)
  redis.call('ZADD', base .. ':all', 'NX', stamp, id)
  -- Only what has ended is forgotten: one that waits outlives any pause.
  if FINAL[to] or to == 'published' then
    redis.call('PEXPIRE', r, life)
    redis.call('ZREMRANGEBYSCORE', key('s', to), '-inf', stamp - life * 1000)
    redis.call('ZREMRANGEBYSCORE', base .. ':all', '-inf', stamp - life * 1000)
  end
end

-- When may somebody go to this host? Who never came back is waited for: the lease, and the pause after it.
local function free(host)
  local v = redis.call('HMGET', key('h', host), 'until', 'delay', 'next')
  local held = tonumber(v[1] or 0)
  if held > 0 then held = held + tonumber(v[2] or 0) end
  return math.max(held, tonumber(v[3] or 0))
end

-- Puts a host with work where it stands among the others.
local function settle(host)
  local first = redis.call('ZRANGE', key('q', host), 0, 0, 'WITHSCORES')
  if first[1] then
    redis.call('ZADD', base .. ':hosts', math.max(free(host), tonumber(first[2])), host)
  else
    redis.call('ZREM', base .. ':hosts', host)
  end
end

local function unqueue(id)
  local host = redis.call('HGET', key('r', id), 'host')
  if host then
    redis.call('ZREM', key('q', host), id)
    settle(host)
  end
end

local function lend(host, lease, pause)
  local token = redis.call('INCR', base .. ':fence')
  redis.call('HSET', key('h', host), 'token', token, 'until', now + lease)
  redis.call('HSETNX', key('h', host), 'delay', pause)
  redis.call('HDEL', key('h', host), 'wanted', 'asker')
  return token
end

local function holds(host, token)
  return redis.call('HGET', key('h', host), 'token') == token
end

local function told(id, reasons, event)
  local r = key('r', id)
  if reasons ~= '' then redis.call('HSET', r, 'reasons', reasons) end
  if event ~= '' then
    local events = cjson.decode(redis.call('HGET', r, 'events') or '[]')
    for _, known in ipairs(events) do
      if known == event then return end
    end
    table.insert(events, event)
    redis.call('HSET', r, 'events', cjson.encode(events))
  end
end
