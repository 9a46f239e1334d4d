package bits

func Len(x uint) int
