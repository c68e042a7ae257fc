-- KEYS: entry, generation, epoch; ARGV: generation and epoch of the lookup before the load, value, lifetime in ms.
-- Stores the entry only if neither the key nor everything was invalidated since that lookup.
if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] or (redis.call('GET', KEYS[3]) or '') ~= ARGV[2] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
return 1
