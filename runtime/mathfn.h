// SPDX-License-Identifier: MIT
// mathfn.h - the elementary functions of package math, equal to Go's on amd64 in
// every bit.
#ifndef MG_MATHFN_H
#define MG_MATHFN_H

double go_exp(double x);
double go_exp2(double x);
double go_expm1(double x);
double go_log(double x);
double go_log2(double x);
double go_log1p(double x);
double go_pow(double x, double y);
double go_cbrt(double x);
double go_hypot(double p, double q);

double go_sin(double x);
double go_cos(double x);
double go_tan(double x);
double go_asin(double x);
double go_atan(double x);
double go_atan2(double y, double x);
double go_sinh(double x);
double go_cosh(double x);
double go_tanh(double x);
double go_asinh(double x);
double go_acosh(double x);
double go_atanh(double x);

double go_erf(double x);
double go_erfc(double x);
double go_erfinv(double x);
double go_gamma(double x);
double go_lgamma(double x, int *sign);

#endif
