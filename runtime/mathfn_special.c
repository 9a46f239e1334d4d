// SPDX-License-Identifier: MIT
// mathfn_special.c - error and gamma functions (msun, Cephes, Wichura's AS241), in
// Go's order of operations: see mathfn_exp.c.
#include "runtime/mathfn_impl.h"

#define PI 3.14159265358979323846264338327950288

// --- error function -------------------------------------------------------------

static const double erf_one = 8.45062911510467529297e-01; // erf(1) to float precision

// erf(x)/x - 1 for [0, 0.84375)
static double erf_near_0(double x) {
  double z = x * x;
  double r = HORNER(z, -2.37630166566501626084e-05, -5.77027029648944159157e-03, -2.84817495755985104766e-02,
                    -3.25042107247001499370e-01, 1.28379167095512558561e-01);
  double s =
      1 + z * HORNER(z, -3.96022827877536812320e-06, 1.32494738004321644526e-04, 5.08130628187576562776e-03,
                     6.50222499887672944485e-02, 3.97917223959155352819e-01);
  return r / s;
}

// erf(x) - erf_one for [0.84375, 1.25)
static double erf_near_1(double x) {
  double s = x - 1;
  double p = HORNER(s, -2.16637559486879084300e-03, 3.54783043256182359371e-02, -1.10894694282396677476e-01,
                    3.18346619901161753674e-01, -3.72207876035701323847e-01, 4.14856118683748331666e-01,
                    -2.36211856075265944077e-03);
  double q =
      1 + s * HORNER(s, 1.19844998467991074170e-02, 1.36370839120290507362e-02, 1.26171219808761642112e-01,
                     7.18286544141962662868e-02, 5.40397917702171048937e-01, 1.06420880400844228286e-01);
  return p / q;
}

// x * erfc(x) for x >= 1.25
static double erfc_tail(double x) {
  double s = 1 / (x * x), r, q;
  if (x < 1 / 0.35) {
    r = HORNER(s, -9.81432934416914548592e+00, -8.12874355063065934246e+01, -1.84605092906711035994e+02,
               -1.62396669462573470355e+02, -6.23753324503260060396e+01, -1.05586262253232909814e+01,
               -6.93858572707181764372e-01, -9.86494403484714822705e-03);
    q = 1 + s * HORNER(s, -6.04244152148580987438e-02, 6.57024977031928170135e+00, 1.08635005541779435134e+02,
                       4.29008140027567833386e+02, 6.45387271733267880336e+02, 4.34565877475229228821e+02,
                       1.37657754143519042600e+02, 1.96512716674392571292e+01);
  } else {
    r = HORNER(s, -4.83519191608651397019e+02, -1.02509513161107724954e+03, -6.37566443368389627722e+02,
               -1.60636384855821916062e+02, -1.77579549177547519889e+01, -7.99283237680523006574e-01,
               -9.86494292470009928597e-03);
    q = 1 + s * HORNER(s, -2.24409524465858183362e+01, 4.74528541206955367215e+02, 2.55305040643316442583e+03,
                       3.19985821950859553908e+03, 1.53672958608443695994e+03, 3.25792512996573918826e+02,
                       3.03380607434824582924e+01);
  }
  double z = from_bits(bits_of(x) & UINT64_C(0xffffffff00000000));
  return go_exp(-z * z - 0.5625) * go_exp((z - x) * (z + x) + r / q);
}

double go_erf(double x) {
  if (isnan(x)) return GO_NAN;
  double size = fabs(x), r;
  if (size < 0.84375) {
    if (size < 2.848094538889218e-306)
      r = 0.125 * (8.0 * size + 1.02703333676410069053e+00 * size);
    else if (size < 0x1p-28)
      r = size + 1.28379167095512586316e-01 * size;
    else
      r = size + size * erf_near_0(size);
  } else if (size < 1.25) {
    r = erf_one + erf_near_1(size);
  } else if (size >= 6) {
    r = 1;
  } else {
    r = 1 - erfc_tail(size) / size;
  }
  return copysign(r, x);
}

double go_erfc(double x) {
  if (isnan(x)) return GO_NAN;
  double size = fabs(x);
  bool is_negative = x < 0;
  if (size < 0.84375) {
    double r;
    if (size < 0x1p-56)
      r = size;
    else if (size < 0.25)
      r = size + size * erf_near_0(size);
    else
      r = 0.5 + (size * erf_near_0(size) + (size - 0.5));
    return is_negative ? 1 + r : 1 - r;
  }
  if (size < 1.25) {
    double r = erf_near_1(size);
    return is_negative ? 1 + erf_one + r : 1 - erf_one - r;
  }
  if (size >= 28 || (is_negative && size > 6)) return is_negative ? 2 : 0;
  double r = erfc_tail(size) / size;
  return is_negative ? 2 - r : r;
}

double go_erfinv(double x) {
  if (isnan(x) || x <= -1 || x >= 1) return x == 1 || x == -1 ? x * INFINITY : GO_NAN;
  double size = x < 0 ? -x : x, r;
  if (size <= 0.85) {
    double t = 0.180625 - 0.25 * size * size;
    double p = HORNER(t, 8.8709406962545514830200e2, 1.1819493347062294404278e4, 2.3782041382114385731252e4,
                      1.6235862515167575384252e4, 4.8548868893843886794648e3, 6.9706266534389598238465e2,
                      4.7072688112383978012285e1, 1.1975323115670912564578e0);
    double q = HORNER(t, 5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
                      2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
                      4.2313330701600911252e1, 1.0000000000000000000e0);
    r = (size * p) / q;
  } else {
    double t = sqrt(0.693147180559945309417232121458176568 - go_log(1.0 - size)), p, q;
    if (t <= 5.0) {
      t -= 1.6;
      p = HORNER(t, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                 1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
                 4.63033784615654529590e0, 1.42343711074968357734e0);
      q = HORNER(t, 1.4859850019840355905497876e-9, 7.7441459065157709165577218e-4,
                 2.1494160384252876777097297e-2, 2.0945065210512749128288442e-1,
                 9.7547832001787427186894837e-1, 2.3707661626024532365971225e0, 2.9036514445419946173133295e0,
                 1.4142135623730950488016887e0);
    } else {
      t -= 5.0;
      p = HORNER(t, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                 2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
                 5.46378491116411436990e0, 6.65790464350110377720e0);
      q = HORNER(t, 2.891024605872965461538222e-15, 2.010321207683943062279931e-7,
                 2.611088405080593625138020e-5, 1.112800997078859844711555e-3, 2.103693768272068968719679e-2,
                 1.936480946950659106176712e-1, 8.482908416595164588112026e-1, 1.414213562373095048801689e0);
    }
    r = p / q;
  }
  return x < 0 ? -r : r;
}

// --- gamma function ---------------------------------------------------------------

// Stirling's formula for x > 33, in two factors that may not overflow apart.
static void stirling(double x, double *f1, double *f2) {
  if (x > 200) {
    *f1 = INFINITY;
    *f2 = 1;
    return;
  }
  double w = 1 / x;
  w = 1 + w * HORNER(w, 7.87311395793093628397e-04, -2.29549961613378126380e-04, -2.68132617805781232825e-03,
                     3.47222221605458667310e-03, 8.33333333333482257126e-02);
  double e = go_exp(x);
  *f2 = 1;
  if (x > 143.01608) {
    *f1 = go_pow(x, 0.5 * x - 0.25);
    *f2 = *f1 / e;
  } else {
    *f1 = go_pow(x, x - 0.5) / e;
  }
  *f2 = 2.506628274631000502417 * w * *f2;
}

double go_gamma(double x) {
  if (isnan(x) || x == -INFINITY || (x < 0 && x == floor(x))) return GO_NAN;
  if (x == INFINITY) return x;
  if (x == 0) return copysign(INFINITY, x);
  double q = fabs(x), p = floor(q), f1, f2;
  if (q > 33) {
    if (x >= 0) {
      stirling(x, &f1, &f2);
      return f1 * f2;
    }
    // Reflection: gamma(-q) = pi / (q sin(pi q) gamma(q)), with a sign.
    double sign = fmod(p, 2) == 0 ? -1 : 1;
    double z = q - p;
    if (z > 0.5) z = q - (p + 1);
    z = q * go_sin(PI * z);
    if (z == 0) return sign * INFINITY;
    stirling(q, &f1, &f2);
    double size = fabs(z), d = size * f1 * f2;
    return sign * (isinf(d) ? PI / size / f1 / f2 : PI / d);
  }
  // By gamma(x+1) = x gamma(x) into [2, 3).
  double z = 1.0;
  while (x >= 3) {
    x -= 1;
    z *= x;
  }
  while (x < 2) {
    if (x < 0 ? x > -1e-09 : x < 1e-09) {
      if (x == 0) return INFINITY;
      return z / ((1 + 0.57721566490153286060651209008240243104215933593992 * x) * x);
    }
    z /= x;
    x += 1;
  }
  if (x == 2) return z;
  x -= 2;
  p = HORNER(x, 1.60119522476751861407e-04, 1.19135147006586384913e-03, 1.04213797561761569935e-02,
             4.76367800457137231464e-02, 2.07448227648435975150e-01, 4.94214826801497100753e-01,
             9.99999999999999996796e-01);
  q = HORNER(x, -2.31581873324120129819e-05, 5.39605580493303397842e-04, -4.45641913851797240494e-03,
             1.18139785222060435552e-02, 3.58236398605498653373e-02, -2.34591795718243348568e-01,
             7.14304917030273074085e-02, 1.00000000000000000320e+00);
  return z * p / q;
}

// -sin(pi x) for x >= 0
static double minus_sin_pi(double x) {
  if (x < 0.25) return -go_sin(PI * x);
  double z = floor(x);
  int n;
  if (z != x) {
    x = fmod(x, 2);
    n = (int)(x * 4);
  } else {
    x = fmod(x, 2); // 0 or 1
    n = (int)x * 4;
  }
  switch (n) {
  case 0: x = go_sin(PI * x); break;
  case 1:
  case 2: x = go_cos(PI * (0.5 - x)); break;
  case 3:
  case 4: x = go_sin(PI * (1 - x)); break;
  case 5:
  case 6: x = -go_cos(PI * (x - 1.5)); break;
  default: x = go_sin(PI * (x - 2)); break;
  }
  return -x;
}

// Which expansion of lgamma to use below 2: around 2, around the minimum, around 1.
enum { NEAR_2, NEAR_MINIMUM, NEAR_1 };

static double lgamma_below_2(double x) {
  static const double y_min = 1.461632144968362245, t_c = 1.46163214496836224576e+00;
  double r = 0, y;
  int which;
  double base = 1; // distance of the three points from those for x + 1
  if (x <= 0.9) {
    r = -go_log(x);
  } else {
    base = 0;
  }
  if (x >= (base ? y_min - 1 + 0.27 : y_min + 0.27)) {
    y = (base ? 1 : 2) - x;
    which = NEAR_2;
  } else if (x >= (base ? y_min - 1 - 0.27 : y_min - 0.27)) {
    y = x - (base ? t_c - 1 : t_c);
    which = NEAR_MINIMUM;
  } else {
    y = base ? x : x - 1;
    which = NEAR_1;
  }
  double z = y * y, w = z * y;
  if (which == NEAR_2) {
    double p1 = HORNER(z, 2.52144565451257326939e-05, 2.20862790713908385557e-04, 1.19270763183362067845e-03,
                       7.38555086081402883957e-03, 6.73523010531292681824e-02, 7.72156649015328655494e-02);
    double p2 =
        z * HORNER(z, 4.48640949618915160150e-05, 1.08011567247583939954e-04, 5.10069792153511336608e-04,
                   2.89051383673415629091e-03, 2.05808084325167332806e-02, 3.22467033424113591611e-01);
    return r + (y * p1 + p2 - 0.5 * y);
  }
  if (which == NEAR_MINIMUM) {
    double p1 = HORNER(w, 3.15632070903625950361e-04, -1.40346469989232843813e-03, 6.10053870246291332635e-03,
                       -3.27885410759859649565e-02, 4.83836122723810047042e-01);
    double p2 = HORNER(w, -3.12754168375120860518e-04, 8.81081882437654011382e-04,
                       -3.68452016781138256760e-03, 1.79706750811820387126e-02, -1.47587722994593911752e-01);
    double p3 = HORNER(w, 3.35529192635519073543e-04, -5.38595305356740546715e-04, 2.25964780900612472250e-03,
                       -1.03142241298341437450e-02, 6.46249402391333854778e-02);
    double p = z * p1 - (-3.63867699703950536541e-18 - w * (p2 + y * p3));
    return r + (-1.21486290535849611461e-01 + p);
  }
  double p1 =
      y * HORNER(y, 1.33810918536787660377e-02, 2.28963728064692451092e-01, 9.77717527963372745603e-01,
                 1.45492250137234768737e+00, 6.32827064025093366517e-01, -7.72156649015328655494e-02);
  double p2 =
      1 + y * HORNER(y, 3.21709242282423911810e-03, 1.04222645593369134254e-01, 7.69285150456672783825e-01,
                     2.12848976379893395361e+00, 2.45597793713041134822e+00);
  return r + (-0.5 * y + p1 / p2);
}

static double lgamma_positive(double x) {
  if (x == 1 || x == 2) return 0;
  if (x < 2) return lgamma_below_2(x);
  if (x < 8) {
    int i = (int)x;
    double y = x - (double)i;
    double p = y * HORNER(y, 3.19475326584100867617e-05, 1.84028451407337715652e-03,
                          2.66422703033638609560e-02, 1.46350472652464452805e-01, 3.25778796408930981787e-01,
                          2.14982415960608852501e-01, -7.72156649015328655494e-02);
    double q =
        1 + y * HORNER(y, 7.32668430744625636189e-06, 7.77942496381893596434e-04, 1.86459191715652901344e-02,
                       1.71933865632803078993e-01, 7.21935547567138069525e-01, 1.39200533467621045958e+00);
    double r = 0.5 * y + p / q, z = 1.0;
    if (i < 3) return r;
    for (; i >= 3; i--) z *= y + (double)(i - 1);
    return r + go_log(z);
  }
  if (x < 0x1p58) {
    double t = go_log(x), z = 1 / x, y = z * z;
    double w =
        4.18938533204672725052e-01 + z * HORNER(y, -1.63092934096575273989e-03, 8.36339918996282139126e-04,
                                                -5.95187557450339963135e-04, 7.93650558643019558500e-04,
                                                -2.77777777728775536470e-03, 8.33333333333329678849e-02);
    return (x - 0.5) * (t - 1) + w;
  }
  return x * (go_log(x) - 1);
}

double go_lgamma(double x, int *sign) {
  *sign = 1;
  if (!isfinite(x)) return x;
  if (x == 0) return INFINITY;
  double size = fabs(x);
  if (size < 0x1p-70) {
    if (x < 0) *sign = -1;
    return -go_log(size);
  }
  if (x > 0) return lgamma_positive(x);
  if (size >= 0x1p52) return INFINITY;
  double t = minus_sin_pi(size);
  if (t == 0) return INFINITY;
  if (t < 0) *sign = -1;
  double adjust = go_log(PI / fabs(t * size));
  return adjust - lgamma_positive(size);
}
