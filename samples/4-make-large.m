4-make-large.mg:5:6: can inline large
4-make-large.mg:13:6: can inline unknown
4-make-large.mg:21:6: can inline main
4-make-large.mg:24:15: inlining call to large
4-make-large.mg:24:27: inlining call to unknown
4-make-large.mg:6:11: make([]int, 10000, 10000) escapes to heap
4-make-large.mg:14:11: make([]int, n) escapes to heap
4-make-large.mg:24:15: make([]int, 10000, 10000) escapes to heap
4-make-large.mg:24:27: make([]int, n) escapes to heap
