3-slice-of-pointers.mg:6:6: can inline squares
3-slice-of-pointers.mg:19:6: can inline main
3-slice-of-pointers.mg:20:17: inlining call to squares
3-slice-of-pointers.mg:9:3: moved to heap: x
3-slice-of-pointers.mg:20:17: moved to heap: x
