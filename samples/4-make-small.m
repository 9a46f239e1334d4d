4-make-small.mg:7:6: can inline large
4-make-small.mg:16:6: can inline unknown
4-make-small.mg:24:6: can inline main
4-make-small.mg:27:15: inlining call to large
4-make-small.mg:27:27: inlining call to unknown
4-make-small.mg:17:11: make([]int, 100) does not escape
4-make-small.mg:27:27: make([]int, 100) does not escape
