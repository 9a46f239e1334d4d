local function build(depth)
  if depth == 0 then return {} end
  return { build(depth - 1), build(depth - 1) }
end
local function check(t)
  if not t[1] then return 1 end
  return 1 + check(t[1]) + check(t[2])
end
local max = 15
local long = build(max)
local total = 0
for depth = 4, max, 4 do
  local n = 2 ^ (max - depth + 4)
  for i = 1, n do total = total + check(build(depth)) end
end
print(total .. " " .. check(long))
