local function loops(n)
  local sum = 0
  for i = 0, n - 1 do
    for j = 0, n - 1 do
      for k = 0, n - 1 do
        if i + j > k then
          sum = sum + i * j - k
        else
          sum = sum + k - j
        end
      end
    end
  end
  return sum
end
print(string.format("%d", loops(400)))
