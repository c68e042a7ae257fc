-- ARGV: id
local fields = redis.call('HGETALL', key('r', ARGV[1]))
if not fields[1] then return {} end
return {{ARGV[1], '0', fields}}
