// AdamW (Loshchilov and Hutter, 2019) in one pass over the memory, where PyTorch 1.13 makes eight.

#include <cmath>

// Moves `count` weights by their gradient; first and second are its running moments. decay is that of one step, and
// root the square root of the second moment's correction for its start at zero, rate includes the first's.
extern "C" void adamw_step(float* __restrict weights, const float* __restrict gradient, float* __restrict first,
                           float* __restrict second, long count, float rate, float root, float decay, float beta1,
                           float beta2, float epsilon) {
  for (long i = 0; i < count; i++) {
    const float g = gradient[i];
    const float m = first[i] = beta1 * first[i] + (1 - beta1) * g;
    const float v = second[i] = beta2 * second[i] + (1 - beta2) * g * g;
    weights[i] = weights[i] * (1 - decay) - rate * m / (std::sqrt(v) / root + epsilon);
  }
}
