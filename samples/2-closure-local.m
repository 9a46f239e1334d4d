2-closure-local.mg:9:10: can inline count.func1
2-closure-local.mg:7:6: can inline count
2-closure-local.mg:15:14: inlining call to count.func1
2-closure-local.mg:21:14: inlining call to count
2-closure-local.mg:23:15: inlining call to count
2-closure-local.mg:9:10: func literal does not escape
2-closure-local.mg:21:14: func literal does not escape
2-closure-local.mg:23:15: func literal does not escape
