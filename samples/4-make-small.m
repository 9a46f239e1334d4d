4-make-small.mg:5:6: can inline small
4-make-small.mg:13:6: can inline bounded
4-make-small.mg:21:6: can inline main
4-make-small.mg:24:15: inlining call to small
4-make-small.mg:24:27: inlining call to bounded
4-make-small.mg:6:11: make([]int, 1000, 1000) does not escape
4-make-small.mg:14:11: make([]int, 100) does not escape
4-make-small.mg:24:15: make([]int, 1000, 1000) does not escape
4-make-small.mg:24:27: make([]int, 100) does not escape
