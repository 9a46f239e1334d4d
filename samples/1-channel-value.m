1-channel-value.mg:8:6: can inline produce
1-channel-value.mg:8:21: out does not escape
