2-closure-returned.mg:6:6: can inline counter
2-closure-returned.mg:8:9: can inline counter.func1
2-closure-returned.mg:16:6: can inline keep
2-closure-returned.mg:17:16: inlining call to counter
2-closure-returned.mg:21:17: inlining call to counter
2-closure-returned.mg:24:7: inlining call to keep
2-closure-returned.mg:24:7: inlining call to counter
2-closure-returned.mg:8:9: can inline main.func1
2-closure-returned.mg:25:14: inlining call to main.func1
2-closure-returned.mg:7:2: moved to heap: x
2-closure-returned.mg:8:9: func literal escapes to heap
2-closure-returned.mg:17:16: moved to heap: x
2-closure-returned.mg:17:16: func literal escapes to heap
2-closure-returned.mg:24:7: moved to heap: x
2-closure-returned.mg:21:17: func literal does not escape
2-closure-returned.mg:24:7: func literal escapes to heap
