// SPDX-License-Identifier: MIT

package rand

import "math"

// Normal and exponential numbers by the ziggurat method (G. Marsaglia and W. Tsang,
// "The Ziggurat Method for Generating Random Variables", 2000). The area under the
// curve is cut into layers of equal area: a point that falls inside its layer's
// rectangle counts at once. The tables are computed when first needed.

const (
	normalStart = 3.442619855899      // where the tail begins
	normalArea  = 9.91256303526217e-3 // of a layer
	expStart    = 7.69711747013104972
	expArea     = 3.949659822581572e-3
)

// A layer has the bound below which a number surely is inside, the width that one
// unit stands for, and the height of the curve at its edge.
type layer struct {
	bound  uint32
	width  float32
	height float32
}

var (
	normalLayers [128]layer
	expLayers    [256]layer
)

func fillNormal() {
	const unit = 1 << 31
	x := normalStart
	height := math.Exp(-.5 * x * x)
	q := normalArea / height
	normalLayers[0] = layer{uint32(x / q * unit), float32(q / unit), 1}
	normalLayers[127].width = float32(x / unit)
	normalLayers[127].height = float32(height)
	for i := 126; i >= 1; i-- {
		outer := x
		x = math.Sqrt(-2 * math.Log(normalArea/x+math.Exp(-.5*x*x)))
		normalLayers[i+1].bound = uint32(x / outer * unit)
		normalLayers[i].width = float32(x / unit)
		normalLayers[i].height = float32(math.Exp(-.5 * x * x))
	}
}

func fillExp() {
	const unit = 1 << 32
	x := expStart
	height := math.Exp(-x)
	q := expArea / height
	expLayers[0] = layer{uint32(x / q * unit), float32(q / unit), 1}
	expLayers[255].width = float32(x / unit)
	expLayers[255].height = float32(height)
	for i := 254; i >= 1; i-- {
		outer := x
		x = -math.Log(expArea/x + math.Exp(-x))
		expLayers[i+1].bound = uint32(x / outer * unit)
		expLayers[i].width = float32(x / unit)
		expLayers[i].height = float32(math.Exp(-x))
	}
}

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 {
	if normalLayers[0].bound == 0 {
		fillNormal()
	}
	for {
		j := int32(r.Uint32())
		i := j & 127
		l := &normalLayers[i]
		x := float64(j) * float64(l.width)
		size := uint32(j)
		if j < 0 {
			size = -size
		}
		if size < l.bound {
			return x
		}
		if i == 0 { // the tail
			for {
				x = -math.Log(r.Float64()) * (1.0 / normalStart)
				y := -math.Log(r.Float64())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normalStart + x
			}
			return -normalStart - x
		}
		if l.height+float32(r.Float64())*(normalLayers[i-1].height-l.height) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 {
	if expLayers[0].bound == 0 {
		fillExp()
	}
	for {
		j := r.Uint32()
		i := j & 255
		l := &expLayers[i]
		x := float64(j) * float64(l.width)
		if j < l.bound {
			return x
		}
		if i == 0 {
			return expStart - math.Log(r.Float64())
		}
		if l.height+float32(r.Float64())*(expLayers[i-1].height-l.height) < float32(math.Exp(-x)) {
			return x
		}
	}
}
