-- ARGV: id, state, lifetime in ms, reasons, event id. Records a result from ingest-service or another replica.
local id = ARGV[1]
local state = redis.call('HGET', key('r', id), 'state')
if not state or FINAL[state] then return 0 end
add_result(id, ARGV[4], ARGV[5])
move(id, ARGV[2], tonumber(ARGV[3]))
-- The replica that fetches it holds the host and takes it out of the queue itself.
if state ~= 'fetching' then unqueue(id) end
return 1
