5-concrete-call.mg:12:6: can inline Rect.Area
5-concrete-call.mg:13:6: can inline Square.Area
5-concrete-call.mg:20:23: inlining call to Square.Area
5-concrete-call.mg:18:16: devirtualizing s.Area to Rect
5-concrete-call.mg:17:25: Rect{...} does not escape
