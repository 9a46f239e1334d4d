local Square, Rect, Unit = {}, {}, {}
Square.__index, Rect.__index, Unit.__index = Square, Rect, Unit
function Square:Area() return self.side * self.side end
function Square:Grow(n) self.side = n end
function Rect:Area() return self.w * self.h end
function Rect:Grow(n) self.w = n end
function Unit:Area() return 1 end
function Unit:Grow(n) end

local function total(shapes, rounds)
  local sum = 0
  for i = 0, rounds - 1 do
    for k = 1, #shapes do
      local s = shapes[k]
      s:Grow(i)
      sum = sum + s:Area()
    end
  end
  return sum
end

local shapes = {
  setmetatable({ side = 2 }, Square), setmetatable({ w = 3, h = 4 }, Rect), setmetatable({}, Unit),
  setmetatable({ w = 5, h = 6 }, Rect),
}
local sum = 0
for i = 1, 20 do sum = sum + total(shapes, 100000) end
print(string.format("%d", sum))
