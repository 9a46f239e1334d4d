1-channel-pointer.mg:8:6: can inline produce
1-channel-pointer.mg:8:21: out does not escape
1-channel-pointer.mg:10:3: moved to heap: p
