5-interface-call.mg:15:6: can inline Rect.Area
5-interface-call.mg:16:6: can inline Square.Area
5-interface-call.mg:19:23: Square{...} escapes to heap
5-interface-call.mg:21:3: Rect{...} escapes to heap
