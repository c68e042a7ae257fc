-- ARGV: host, token, delay in ms. Returns 0 if the lease was lost.
local host = ARGV[1]
if not holds(host, ARGV[2]) then return 0 end
release(host, tonumber(ARGV[3]))
reschedule(host)
return 1
