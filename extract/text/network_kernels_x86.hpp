#pragma once
// The kernels for x86-64 processors; null where the processor or the target lacks them. Only for network_kernels.cpp.

#include "extract/text/network_kernels.hpp"

namespace skein {

[[nodiscard]] const Kernels* avx2_kernels();
[[nodiscard]] const Kernels* avx512_vnni_kernels();

}  // namespace skein
