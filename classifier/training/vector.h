// Vectors of floats as wide as the CPU's registers: 16 with AVX-512, 8 with AVX2.

#pragma once

#ifdef __AVX512F__
constexpr int LANES = 16, REGISTERS = 32;
#else
constexpr int LANES = 8, REGISTERS = 16;
#endif

using Vec = float __attribute__((vector_size(LANES * sizeof(float))));
using Unaligned = float __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float)), may_alias));

[[gnu::always_inline]] inline Vec load(const float* from) { return *reinterpret_cast<const Vec*>(from); }
[[gnu::always_inline]] inline void store(float* to, Vec v) { *reinterpret_cast<Vec*>(to) = v; }
[[gnu::always_inline]] inline Vec load_unaligned(const float* from) { return *reinterpret_cast<const Unaligned*>(from); }
[[gnu::always_inline]] inline void store_unaligned(float* to, Vec v) { *reinterpret_cast<Unaligned*>(to) = v; }
