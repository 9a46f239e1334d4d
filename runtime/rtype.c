// SPDX-License-Identifier: MIT
#include "runtime/rtype.h"

// Both method lists are sorted alike, so one walk over the type's list serves.
const RMethod *rtype_match(const RType *iface, const RType *type, uint32_t *func, bool *wrong_type) {
  uint32_t k = 0;
  *wrong_type = false;
  for (uint32_t i = 0; i < iface->n_methods; i++) {
    const RMethod *want = &iface->methods[i];
    while (k < type->n_methods && rt_method_cmp(&type->methods[k], want) < 0) k++;
    if (k == type->n_methods || rt_method_cmp(&type->methods[k], want) != 0) return want;
    if (type->methods[k].mtype != want->mtype) {
      *wrong_type = true;
      return want;
    }
    if (func) func[i] = type->methods[k].func;
  }
  return NULL;
}
