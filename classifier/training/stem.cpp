// The 3×3 convolution of one gray channel that begins a network, stride 1 and padding 1, as it is defined:
// oneDNN needs ten times longer where the result is NHWC. Weights are float [out][3][3], `out` a multiple of 16.

#include <vector>

#include "vector.h"

namespace {

constexpr long TAPS = 9;

// One image with a border of zeros, and the taps that meet each of its pixels.
struct Bordered {
  long height, width;
  std::vector<float> pixels;

  Bordered(long h, long w) : height(h), width(w), pixels((h + 2) * (w + 2)) {}

  void take(const float* image) {
    for (long y = 0; y < height; y++)
      for (long x = 0; x < width; x++) pixels[(y + 1) * (width + 2) + x + 1] = image[y * width + x];
  }
  float at(long y, long x, long tap) const {
    return pixels[(y + tap / 3) * (width + 2) + x + tap % 3];
  }
};

}  // namespace

extern "C" {

// y [n][h][w][out] of x [n][h][w].
void stem_forward(const float* x, const float* weights, float* y, long n, long h, long w, long, long out, long) {
  std::vector<float> taps(TAPS * out);
  for (long o = 0; o < out; o++)
    for (long tap = 0; tap < TAPS; tap++) taps[tap * out + o] = weights[o * TAPS + tap];
  Bordered image(h, w);
  for (long i = 0; i < n; i++) {
    image.take(x + i * h * w);
    for (long row = 0; row < h; row++)
      for (long column = 0; column < w; column++, y += out) {
        float pixel[TAPS];
        for (long tap = 0; tap < TAPS; tap++) pixel[tap] = image.at(row, column, tap);
        for (long o = 0; o < out; o += LANES) {
          Vec sum{};
          for (long tap = 0; tap < TAPS; tap++)
            sum += pixel[tap] * load_unaligned(&taps[tap * out + o]);
          store_unaligned(y + o, sum);
        }
      }
  }
}

// dw [out][3][3], the loss's gradient by the weights, of dy [n][h][w][out], its gradient by y.
void stem_weight_gradient(const float* x, const float* dy, float* dw, long n, long h, long w, long, long out, long) {
  std::vector<float> taps(TAPS * out);
  Bordered image(h, w);
  for (long i = 0; i < n; i++) {
    image.take(x + i * h * w);
    for (long row = 0; row < h; row++, dy += w * out)
      for (long o = 0; o < out; o += LANES) {
        Vec sum[TAPS];
        for (long tap = 0; tap < TAPS; tap++) sum[tap] = load_unaligned(&taps[tap * out + o]);
        for (long column = 0; column < w; column++) {
          const Vec slope = load_unaligned(dy + column * out + o);
          for (long tap = 0; tap < TAPS; tap++) sum[tap] += image.at(row, column, tap) * slope;
        }
        for (long tap = 0; tap < TAPS; tap++) store_unaligned(&taps[tap * out + o], sum[tap]);
      }
  }
  for (long o = 0; o < out; o++)
    for (long tap = 0; tap < TAPS; tap++) dw[o * TAPS + tap] = taps[tap * out + o];
}
}
