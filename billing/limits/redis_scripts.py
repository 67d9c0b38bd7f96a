"""What Redis decides and counts in one step."""

# KEYS: one a window, then the payer's claims. ARGV[1]: calls to take (0 or 1); then a ceiling a window;
# then holder and moment of the claim, empty for none.
# Answers the index of a window that must be seeded first as {-index}, else {index of the full window
# or 0, calls used in each window}.
TAKE = """
local used, windows = {}, #KEYS - 1
for i = 1, windows do
  local value = redis.call('GET', KEYS[i])
  if not value then return {-i} end
  used[i] = tonumber(value)
end
local take, full = tonumber(ARGV[1]), 0
for i = 1, windows do
  local ceiling = tonumber(ARGV[i + 1])
  if take > 0 and full == 0 and ceiling >= 0 and used[i] >= ceiling then full = i end
end
if take > 0 and full == 0 then
  for i = 1, windows do used[i] = redis.call('INCR', KEYS[i]) end
  local claims, holder = KEYS[windows + 1], ARGV[windows + 2]
  if holder ~= '' and redis.call('HSET', claims, holder, ARGV[windows + 3]) == 1 then
    redis.call('EXPIRE', claims, 172800)
  end
end
table.insert(used, 1, full)
return used
"""
# KEYS: the payer's claims, then one a window. ARGV: holder and moment of the claim, empty for none.
# A claim that is not there was given back already, or belongs to counts that Redis has lost since.
GIVE_BACK = """
if ARGV[1] ~= '' then
  if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
  redis.call('HDEL', KEYS[1], ARGV[1])
end
for i = 2, #KEYS do
  if tonumber(redis.call('GET', KEYS[i]) or '0') > 0 then redis.call('DECR', KEYS[i]) end
end
return 1
"""
# KEYS: one window. ARGV: the calls of it that are recorded. Never lower: others are under way.
RAISE = """
local more = tonumber(ARGV[1]) - tonumber(redis.call('GET', KEYS[1]) or ARGV[1])
if more > 0 then redis.call('INCRBY', KEYS[1], more) end
return 1
"""
