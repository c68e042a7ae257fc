-- Prepended to every script. All times are those of Redis, the only clock that all replicas share; all keys share one hash tag.
local base = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local micros = time[1] * 1000000 + time[2]
local FINAL = {stored = true, rejected = true, failed = true, cancelled = true, unchanged = true}

-- Kinds: r a request; s the requests in a state, by time; q a host's requests, by due time; h a host's lease; slot a schedule.
local function key(kind, name)
  return base .. ':' .. kind .. ':' .. name
end

local function move(id, to, lifetime)
  local r = key('r', id)
  local from = redis.call('HGET', r, 'state')
  if from then redis.call('ZREM', key('s', from), id) end
  redis.call('HSET', r, 'state', to, to, now)
  redis.call('ZADD', key('s', to), micros, id)
  redis.call('ZADD', base .. ':all', 'NX', micros, id)
  -- Only requests that have ended expire: one that waits outlives any delay.
  if FINAL[to] or to == 'published' then
    redis.call('PEXPIRE', r, lifetime)
    redis.call('ZREMRANGEBYSCORE', key('s', to), '-inf', micros - lifetime * 1000)
    redis.call('ZREMRANGEBYSCORE', base .. ':all', '-inf', micros - lifetime * 1000)
  end
end

-- When a host may be visited next. A replica that died is waited for: its lease, and the delay after it.
local function free_at(host)
  local v = redis.call('HMGET', key('h', host), 'until', 'delay', 'next')
  local held = tonumber(v[1] or 0)
  if held > 0 then held = held + tonumber(v[2] or 0) end
  return math.max(held, tonumber(v[3] or 0))
end

-- Updates when a host with queued requests is due among all hosts.
local function reschedule(host)
  local first = redis.call('ZRANGE', key('q', host), 0, 0, 'WITHSCORES')
  if first[1] then
    redis.call('ZADD', base .. ':hosts', math.max(free_at(host), tonumber(first[2])), host)
  else
    redis.call('ZREM', base .. ':hosts', host)
  end
end

local function unqueue(id)
  local host = redis.call('HGET', key('r', id), 'host')
  if host then
    redis.call('ZREM', key('q', host), id)
    reschedule(host)
  end
end

local function lease(host, duration, delay)
  local token = redis.call('INCR', base .. ':fence')
  redis.call('HSET', key('h', host), 'token', token, 'until', now + duration)
  redis.call('HSETNX', key('h', host), 'delay', delay)
  redis.call('HDEL', key('h', host), 'wanted', 'asker')
  return token
end

local function holds(host, token)
  return redis.call('HGET', key('h', host), 'token') == token
end

-- Ends a lease; the host may be visited again after the delay. The caller reschedules the host.
local function release(host, delay)
  -- One more: times are cut to whole milliseconds, and a delay must never be shorter than requested.
  redis.call('HSET', key('h', host), 'token', '', 'until', 0, 'next', now + delay + 1, 'delay', delay)
  redis.call('PEXPIRE', key('h', host), delay + 86400000)
end

local function add_result(id, reasons, event)
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
