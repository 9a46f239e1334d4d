4-make-large.mg:11:6: can inline large
4-make-large.mg:19:6: can inline unknown
4-make-large.mg:27:6: can inline main
4-make-large.mg:30:15: inlining call to large
4-make-large.mg:30:27: inlining call to unknown
4-make-large.mg:12:11: make([]int, 10000, 10000) escapes to heap
4-make-large.mg:20:11: make([]int, n) escapes to heap
4-make-large.mg:30:15: make([]int, 10000, 10000) escapes to heap
4-make-large.mg:30:27: make([]int, n) escapes to heap
