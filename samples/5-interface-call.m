5-interface-call.mg:11:6: can inline Rect.Area
5-interface-call.mg:12:6: can inline Square.Area
5-interface-call.mg:15:23: Square{...} escapes to heap
5-interface-call.mg:17:3: Rect{...} escapes to heap
