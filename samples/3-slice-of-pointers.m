3-slice-of-pointers.mg:10:6: can inline squares
3-slice-of-pointers.mg:23:6: can inline main
3-slice-of-pointers.mg:24:17: inlining call to squares
3-slice-of-pointers.mg:13:3: moved to heap: x
3-slice-of-pointers.mg:24:17: moved to heap: x
