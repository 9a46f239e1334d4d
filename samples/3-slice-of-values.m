3-slice-of-values.mg:5:6: can inline squares
3-slice-of-values.mg:18:6: can inline main
3-slice-of-values.mg:19:17: inlining call to squares
