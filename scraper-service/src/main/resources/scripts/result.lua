-- ARGV: id, state, lifetime in ms, reasons, event id. What ingest-service or another replica says of a request.
local id = ARGV[1]
local state = redis.call('HGET', key('r', id), 'state')
if not state or FINAL[state] then return 0 end
told(id, ARGV[4], ARGV[5])
move(id, ARGV[2], tonumber(ARGV[3]))
-- Whoever fetches it still holds its host and takes it out of the queue itself.
if state ~= 'fetching' then unqueue(id) end
return 1
