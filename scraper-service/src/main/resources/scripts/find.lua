-- ARGV: id. Returns a list of at most one row: id, score, fields of the hash.
local fields = redis.call('HGETALL', key('r', ARGV[1]))
if not fields[1] then return {} end
return {{ARGV[1], '0', fields}}
