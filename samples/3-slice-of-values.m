3-slice-of-values.mg:6:6: can inline squares
3-slice-of-values.mg:19:6: can inline main
3-slice-of-values.mg:20:17: inlining call to squares
