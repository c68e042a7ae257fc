-- ARGV: state (empty for all), score and id of the last row seen (or +inf), limit. Returns rows, newest first.
local set = ARGV[1] == '' and base .. ':all' or key('s', ARGV[1])
local limit = tonumber(ARGV[4])
local found = redis.call('ZREVRANGEBYSCORE', set, ARGV[2], '-inf', 'WITHSCORES', 'LIMIT', 0, limit + 16)
local rows = {}
for i = 1, #found, 2 do
  local seen = found[i + 1] == ARGV[2] and found[i] >= ARGV[3]
  local fields = redis.call('HGETALL', key('r', found[i]))
  if not seen and fields[1] and #rows < limit then
    table.insert(rows, {found[i], found[i + 1], fields})
  end
end
return rows
