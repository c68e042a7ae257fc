-- KEYS: entry, generation; ARGV: new generation, its lifetime in ms.
-- The generation first: every load in progress must find it changed. It is unique, so that it never comes back.
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return redis.call('DEL', KEYS[1])
