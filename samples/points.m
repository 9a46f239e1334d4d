points.mg:7:6: can inline keep
points.mg:12:22: inlining call to keep
points.mg:14:13: inlining call to fmt.Println
points.mg:7:34: &Point{...} escapes to heap
points.mg:10:26: map[int]*Point{} does not escape
points.mg:12:22: &Point{...} escapes to heap
points.mg:14:13: ... argument does not escape
points.mg:14:17: len(points) escapes to heap
points.mg:14:27: *points[3] escapes to heap
