2-closure-local.mg:7:10: can inline count.func1
2-closure-local.mg:5:6: can inline count
2-closure-local.mg:13:14: inlining call to count.func1
2-closure-local.mg:19:14: inlining call to count
2-closure-local.mg:21:15: inlining call to count
2-closure-local.mg:7:10: func literal does not escape
2-closure-local.mg:19:14: func literal does not escape
2-closure-local.mg:21:15: func literal does not escape
