1-channel-value.mg:7:6: can inline produce
1-channel-value.mg:7:21: out does not escape
