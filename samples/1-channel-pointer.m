1-channel-pointer.mg:12:6: can inline produce
1-channel-pointer.mg:12:21: out does not escape
1-channel-pointer.mg:14:3: moved to heap: p
