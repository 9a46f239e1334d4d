// SPDX-License-Identifier: MIT
#include "gc/base.h"

int main(void) {
  fputs("minigo: nothing to run yet\n", stderr);
  return 2;
}
