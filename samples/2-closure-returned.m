2-closure-returned.mg:10:6: can inline counter
2-closure-returned.mg:12:9: can inline counter.func1
2-closure-returned.mg:20:6: can inline keep
2-closure-returned.mg:21:16: inlining call to counter
2-closure-returned.mg:25:17: inlining call to counter
2-closure-returned.mg:28:7: inlining call to keep
2-closure-returned.mg:28:7: inlining call to counter
2-closure-returned.mg:12:9: can inline main.func1
2-closure-returned.mg:29:14: inlining call to main.func1
2-closure-returned.mg:11:2: moved to heap: x
2-closure-returned.mg:12:9: func literal escapes to heap
2-closure-returned.mg:21:16: moved to heap: x
2-closure-returned.mg:21:16: func literal escapes to heap
2-closure-returned.mg:28:7: moved to heap: x
2-closure-returned.mg:25:17: func literal does not escape
2-closure-returned.mg:28:7: func literal escapes to heap
