// 3×3 convolutions with stride 1 and padding 1 by Winograd's minimal filtering (Lavin and Gray, "Fast Algorithms for
// Convolutional Neural Networks", 2016), for AVX2 and one thread, called from winograd.py.
//
// Maps are float [n][height][width][channels] (NHWC), weights float [out][in][3][3], channels multiples of 16.
// A map is cut into tiles of M×M outputs, each from (M+2)×(M+2) inputs. Transformed, every one of a tile's (M+2)² places
// is a matrix product over channels of its own: (M+2)²/M² multiplications per output where the definition has 9.
//
// Transformed maps lie as [place][panel][tile][16 channels], so that products read them as a stream.

#include <immintrin.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

namespace {

using Vec = __m256;
constexpr long LANES = 8, PANEL = 16, TAPS = 9;

template <int ROWS, int COLUMNS>
using Matrix = std::array<std::array<float, COLUMNS>, ROWS>;

template <std::size_t ROWS, std::size_t COLUMNS>
constexpr auto transposed(const std::array<std::array<float, COLUMNS>, ROWS>& m) {
  Matrix<COLUMNS, ROWS> t{};
  for (std::size_t i = 0; i < ROWS; i++)
    for (std::size_t j = 0; j < COLUMNS; j++) t[j][i] = m[i][j];
  return t;
}

// The matrices of F(M, 3), in the paper's letters: outputs = A ((G weights) ⊙ (B inputs)).
template <int M>
struct Winograd;

template <>
struct Winograd<2> {
  static constexpr Matrix<4, 4> B{{{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, -1, 0, 1}}};
  static constexpr Matrix<4, 3> G{{{1, 0, 0}, {.5, .5, .5}, {.5, -.5, .5}, {0, 0, 1}}};
  static constexpr Matrix<2, 4> A{{{1, 1, 1, 0}, {0, 1, -1, 1}}};
};

template <>
struct Winograd<3> {
  static constexpr Matrix<5, 5> B{
      {{2, -1, -2, 1, 0}, {0, -2, -1, 1, 0}, {0, 2, -3, 1, 0}, {0, -1, 0, 1, 0}, {0, 2, -1, -2, 1}}};
  static constexpr Matrix<5, 3> G{
      {{1. / 2, 0, 0}, {-1. / 2, -1. / 2, -1. / 2}, {-1. / 6, 1. / 6, -1. / 6}, {1. / 6, 1. / 3, 2. / 3}, {0, 0, 1}}};
  static constexpr Matrix<3, 5> A{{{1, 1, 1, 1, 0}, {0, 1, -1, 2, 0}, {0, 1, 1, 4, 1}}};
};

template <>
struct Winograd<4> {
  static constexpr Matrix<6, 6> B{{{4, 0, -5, 0, 1, 0},
                                   {0, -4, -4, 1, 1, 0},
                                   {0, 4, -4, -1, 1, 0},
                                   {0, -2, -1, 2, 1, 0},
                                   {0, 2, -1, -2, 1, 0},
                                   {0, 4, 0, -5, 0, 1}}};
  static constexpr Matrix<6, 3> G{{{1. / 4, 0, 0},
                                   {-1. / 6, -1. / 6, -1. / 6},
                                   {-1. / 6, 1. / 6, -1. / 6},
                                   {1. / 24, 1. / 12, 1. / 6},
                                   {1. / 24, -1. / 12, 1. / 6},
                                   {0, 0, 1}}};
  static constexpr Matrix<4, 6> A{{{1, 1, 1, 1, 1, 0}, {0, 1, -1, 2, -2, 0}, {0, 1, 1, 4, 4, 0}, {0, 1, -1, 8, -8, 1}}};
};

// f(0), f(1), ... f(N-1), unrolled; the index is a constant.
template <int N>
[[gnu::always_inline]] inline void each(auto f) {
  [&]<int... I>(std::integer_sequence<int, I...>) __attribute__((always_inline)) {
    (f(std::integral_constant<int, I>{}), ...);
  }(std::make_integer_sequence<int, N>{});
}

// sum + one row of a constant matrix times a column of vectors from place K on; zeros cost nothing.
template <const auto& F, int ROW, int K = 0, bool BEGUN = false>
[[gnu::always_inline]] inline Vec row(const Vec* column, Vec sum = Vec{}) {
  if constexpr (K == F[0].size()) {
    return sum;
  } else {
    constexpr float f = F[ROW][K];
    if constexpr (f == 0) return row<F, ROW, K + 1, BEGUN>(column, sum);
    else if constexpr (!BEGUN && f == 1) sum = column[K];
    else if constexpr (!BEGUN) sum = _mm256_mul_ps(_mm256_set1_ps(f), column[K]);
    else if constexpr (f == 1) sum = _mm256_add_ps(sum, column[K]);
    else if constexpr (f == -1) sum = _mm256_sub_ps(sum, column[K]);
    else sum = _mm256_fmadd_ps(_mm256_set1_ps(f), column[K], sum);
    return row<F, ROW, K + 1, true>(column, sum);
  }
}

// F X Fᵀ of a square X of vectors: load(i, j) gives X, store(i, j, value) takes the result.
template <const auto& F>
[[gnu::always_inline]] inline void sandwich(auto load, auto store) {
  constexpr int R = F.size(), S = F[0].size();
  Vec half[R][S];
  each<S>([&](auto j) __attribute__((always_inline)) {
    Vec column[S];
    each<S>([&](auto i) __attribute__((always_inline)) { column[i] = load(i, j); });
    each<R>([&](auto i) __attribute__((always_inline)) { half[i][j] = row<F, i>(column); });
  });
  each<R>([&](auto i) __attribute__((always_inline)) {
    each<R>([&](auto j) __attribute__((always_inline)) { store(i, j, row<F, j>(half[i])); });
  });
}

// Memory of this thread, kept from call to call; one buffer for each SLOT.
template <int SLOT>
float* scratch(long floats) {
  thread_local std::unique_ptr<float, decltype(&std::free)> memory{nullptr, &std::free};
  thread_local long size = 0;
  if (floats > size) {
    size = (floats + 1023) / 1024 * 1024;
    memory.reset(static_cast<float*>(std::aligned_alloc(64, size * sizeof(float))));
  }
  return memory.get();
}

// Channels' zeros, for what lies outside of a map.
alignas(64) const float ZEROS[4096] = {};

template <int R, int ROW_STEP, int STEP>
inline void multiply_rows(const float* a, const float* b, float* c, long groups, long group_step, long steps, bool add) {
  Vec sum[R][2];
  each<R>([&](auto r) {
    sum[r][0] = add ? _mm256_load_ps(c + r * PANEL) : _mm256_setzero_ps();
    sum[r][1] = add ? _mm256_load_ps(c + r * PANEL + LANES) : _mm256_setzero_ps();
  });
  for (long g = 0; g < groups; g++) {
    const float* from = a + g * group_step;
    for (long k = 0; k < steps; k++, b += PANEL) {
      const Vec left = _mm256_load_ps(b), right = _mm256_load_ps(b + LANES);
      each<R>([&](auto r) {
        const Vec one = _mm256_broadcast_ss(from + r * ROW_STEP + k * STEP);
        sum[r][0] = _mm256_fmadd_ps(one, left, sum[r][0]);
        sum[r][1] = _mm256_fmadd_ps(one, right, sum[r][1]);
      });
    }
  }
  each<R>([&](auto r) {
    _mm256_store_ps(c + r * PANEL, sum[r][0]);
    _mm256_store_ps(c + r * PANEL + LANES, sum[r][1]);
  });
}

// c [rows][16] = or += a b, where a's element (r, g, k) lies at r·ROW_STEP + g·group_step + k·STEP and b is [groups·steps][16].
template <int ROW_STEP, int STEP>
void multiply(long rows, const float* a, const float* b, float* c, long groups, long group_step, long steps, bool add) {
  const long runs = (rows + 5) / 6;
  for (long run = 0, r = 0; run < runs; run++) {
    const long end = rows * (run + 1) / runs;
    const float* from = a + r * ROW_STEP;
    float* to = c + r * PANEL;
    switch (end - r) {
      case 1: multiply_rows<1, ROW_STEP, STEP>(from, b, to, groups, group_step, steps, add); break;
      case 2: multiply_rows<2, ROW_STEP, STEP>(from, b, to, groups, group_step, steps, add); break;
      case 3: multiply_rows<3, ROW_STEP, STEP>(from, b, to, groups, group_step, steps, add); break;
      case 4: multiply_rows<4, ROW_STEP, STEP>(from, b, to, groups, group_step, steps, add); break;
      case 5: multiply_rows<5, ROW_STEP, STEP>(from, b, to, groups, group_step, steps, add); break;
      default: multiply_rows<6, ROW_STEP, STEP>(from, b, to, groups, group_step, steps, add); break;
    }
    r = end;
  }
}

struct Shape {
  long n, height, width;
};

// The tiles of M×M outputs of a batch of maps, row by row.
template <int M>
struct Tiles {
  Shape shape;
  long down, across, count;

  explicit Tiles(const Shape& s)
      : shape(s), down((s.height + M - 1) / M), across((s.width + M - 1) / M), count(s.n * down * across) {}

  // Calls place(i, j, offset in pixels or -1 outside of the map) for a square of tile `t` that begins `border` before it.
  template <int SIDE>
  void pixels(long t, int border, auto place) const {
    const long image = t / (down * across), top = t / across % down * M - border, left = t % across * M - border;
    for (int i = 0; i < SIDE; i++)
      for (int j = 0; j < SIDE; j++) {
        const long y = top + i, x = left + j;
        const bool inside = y >= 0 && y < shape.height && x >= 0 && x < shape.width;
        place(i, j, inside ? (image * shape.height + y) * shape.width + x : -1);
      }
  }
};

// A part of a transformed map: [place][panel][tile][16], with a gap between places that keeps them in different cache sets.
struct Block {
  float* data;
  long panels, tiles;

  static long floats(long places, long panels, long tiles) { return places * (panels * tiles * PANEL + PANEL); }
  float* at(long place, long panel) const {
    return data + place * (panels * tiles * PANEL + PANEL) + panel * tiles * PANEL;
  }
};

// Transforms `to.tiles` tiles from `first` on of a map with 16·to.panels channels.
template <const auto& F, int BORDER, int M>
void transform(const Tiles<M>& tiles, const float* map, long first, const Block& to) {
  constexpr int R = F.size(), S = F[0].size();
  const long channels = to.panels * PANEL;
  for (long t = 0; t < to.tiles; t++) {
    const float* from[S][S];
    tiles.template pixels<S>(first + t, BORDER, [&](int i, int j, long pixel) {
      from[i][j] = pixel < 0 ? ZEROS : map + pixel * channels;
    });
    for (long c = 0; c < channels; c += LANES) {
      float* out = to.at(0, c / PANEL) + t * PANEL + c % PANEL;
      const long step = to.at(1, 0) - to.at(0, 0);
      sandwich<F>([&](int i, int j) { return _mm256_loadu_ps(from[i][j] + c); },
                  [&](int i, int j, Vec v) { _mm256_store_ps(out + (i * R + j) * step, v); });
    }
  }
}

// Writes the outputs that `from`'s tiles stand for, channels from `channel` on of `channels`.
template <int M>
void finish(const Tiles<M>& tiles, const Block& from, long first, float* map, long channel, long channels) {
  constexpr int S = M + 2;
  const long step = from.at(1, 0) - from.at(0, 0);
  for (long t = 0; t < from.tiles; t++) {
    float* to[M][M];
    alignas(32) float dropped[PANEL];
    tiles.template pixels<M>(first + t, 0, [&](int i, int j, long pixel) {
      to[i][j] = pixel < 0 ? nullptr : map + pixel * channels + channel;
    });
    for (long c = 0; c < from.panels * PANEL; c += LANES) {
      const float* in = from.at(0, c / PANEL) + t * PANEL + c % PANEL;
      sandwich<Winograd<M>::A>([&](int i, int j) { return _mm256_load_ps(in + (i * S + j) * step); },
                               [&](int i, int j, Vec v) { _mm256_storeu_ps(to[i][j] ? to[i][j] + c : dropped, v); });
    }
  }
}

// Weights [out][in][3][3] read as `reduced`→`kept` channels: as they are, or turned round for the input's gradient.
struct Weights {
  const float* data;
  long in, out;
  bool turned;

  // Transforms the part to 16 channels from `kept` on from `count` channels from `reduced` on: [place][count][16].
  template <int M>
  void transform(long kept, long reduced, long count, float* to, long place_step) const {
    const long kept_step = turned ? TAPS : in * TAPS, reduced_step = turned ? in * TAPS : TAPS;
    const float* from = data + kept * kept_step + reduced * reduced_step;
    alignas(64) float taps[TAPS][PANEL];
    for (long r = 0; r < count; r++) {
      for (long lane = 0; lane < PANEL; lane++) {
        const float* one = from + r * reduced_step + lane * kept_step;
        for (long tap = 0; tap < TAPS; tap++) taps[turned ? TAPS - 1 - tap : tap][lane] = one[tap];
      }
      for (long half = 0; half < PANEL; half += LANES)
        sandwich<Winograd<M>::G>(
            [&](int i, int j) { return _mm256_load_ps(taps[3 * i + j] + half); },
            [&](int i, int j, Vec v) { _mm256_store_ps(to + (i * (M + 2) + j) * place_step + r * PANEL + half, v); });
    }
  }
};

long tuned(const char* name, long otherwise) {
  const char* v = std::getenv(name);
  return v ? std::atol(v) : otherwise;
}

template <int M>
void convolve(const Shape& shape, const float* x, const Weights& weights, float* y) {
  constexpr long PLACES = (M + 2) * (M + 2);
  const Tiles<M> tiles(shape);
  const long in = weights.turned ? weights.out : weights.in, out = weights.turned ? weights.in : weights.out;
  const bool few = in * out <= tiles.count * in;
  long per_block = few ? std::min(tiles.count, tuned("W_TB", 48)) : tiles.count;
  const bool packed = per_block < tiles.count;
  const long outs = packed ? out : std::min(out, tuned("W_NB", 32)), depth = std::min(in, packed ? tuned("W_KP", 128) : tuned("W_KB", 64));
  const long place_step = outs * depth + PANEL, part = PLACES * place_step;
  float* const v = scratch<0>(packed ? part * ((in + depth - 1) / depth) : part);
  auto pack = [&](long o, long k, float* to) {
    const long wide = std::min(outs, out - o), deep = std::min(depth, in - k);
    for (long p = 0; p < wide / PANEL; p++)
      weights.transform<M>(o + p * PANEL, k, deep, to + p * depth * PANEL, place_step);
  };
  if (packed)
    for (long k = 0; k < in; k += depth) pack(0, k, v + k / depth * part);
  for (long first = 0; first < tiles.count; first += per_block) {
    const long count = std::min(per_block, tiles.count - first);
    const Block u{scratch<1>(Block::floats(PLACES, in / PANEL, count)), in / PANEL, count};
    transform<Winograd<M>::B, 1>(tiles, x, first, u);
    for (long o = 0; o < out; o += outs) {
      const long wide = std::min(outs, out - o);
      const Block m{scratch<2>(Block::floats(PLACES, outs / PANEL, count)), wide / PANEL, count};
      for (long k = 0; k < in; k += depth) {
        const long deep = std::min(depth, in - k);
        if (!packed) pack(o, k, v);
        const float* b = packed ? v + k / depth * part : v;
        for (long place = 0; place < PLACES; place++)
          for (long p = 0; p < m.panels; p++)
            multiply<PANEL, 1>(count, u.at(place, k / PANEL), b + place * place_step + p * depth * PANEL,
                               m.at(place, p), deep / PANEL, count * PANEL, PANEL, k > 0);
      }
      finish<M>(tiles, m, first, y, o, out);
    }
  }
}

template <int M>
void weigh(const Shape& shape, const float* x, const float* dy, float* dw, long in, long out) {
  constexpr long PLACES = (M + 2) * (M + 2), SQUARE = PANEL * PANEL;
  static constexpr auto SPREAD = transposed(Winograd<M>::A), COLLECT = transposed(Winograd<M>::G);
  const Tiles<M> tiles(shape);
  const bool few = in * out <= tiles.count * in;
  const long per_block = few ? std::min(tiles.count, tuned("W_TW", 48)) : tiles.count;
  const bool whole = per_block >= tiles.count;
  const long pairs = in / PANEL * (out / PANEL);
  float* const sums = scratch<0>(whole ? PLACES * SQUARE : pairs * PLACES * SQUARE);
  for (long first = 0; first < tiles.count; first += per_block) {
    const long count = std::min(per_block, tiles.count - first);
    const Block u{scratch<1>(Block::floats(PLACES, in / PANEL, count)), in / PANEL, count};
    const Block e{scratch<2>(Block::floats(PLACES, out / PANEL, count)), out / PANEL, count};
    transform<Winograd<M>::B, 1>(tiles, x, first, u);
    transform<SPREAD, 0>(tiles, dy, first, e);
    const long few_in = tuned("W_CB", 4);
    for (long from = 0; from < in / PANEL; from += few_in)
    for (long o = 0; o < out / PANEL; o++)
      for (long i = from; i < std::min(from + few_in, in / PANEL); i++) {
        float* sum = whole ? sums : sums + (i * (out / PANEL) + o) * PLACES * SQUARE;
        for (long place = 0; place < PLACES; place++)
          multiply<1, PANEL>(PANEL, u.at(place, i), e.at(place, o), sum + place * SQUARE, 1, 0, count, first > 0);
        if (first + count < tiles.count) continue;
        alignas(64) float taps[TAPS][PANEL];
        for (long c = 0; c < PANEL; c++) {
          for (long half = 0; half < PANEL; half += LANES)
            sandwich<COLLECT>(
                [&](int a, int b) { return _mm256_load_ps(sum + (a * (M + 2) + b) * SQUARE + c * PANEL + half); },
                [&](int a, int b, Vec value) { _mm256_store_ps(taps[3 * a + b] + half, value); });
          for (long k = 0; k < PANEL; k++)
            for (long tap = 0; tap < TAPS; tap++)
              dw[((o * PANEL + k) * in + i * PANEL + c) * TAPS + tap] = taps[tap][k];
        }
      }
  }
}

// The M from 2 to 4 that multiplies least, and of equals the least, whose rounding is best.
int side(const Shape& s) {
  auto cost = [&](long m) { return ((s.height + m - 1) / m) * ((s.width + m - 1) / m) * (m + 2) * (m + 2); };
  int best = 2;
  for (int m : {3, 4})
    if (cost(m) < cost(best)) best = m;
  return best;
}

void dispatch(const Shape& shape, auto run) {
  switch (side(shape)) {
    case 2: run(std::integral_constant<int, 2>{}); break;
    case 3: run(std::integral_constant<int, 3>{}); break;
    default: run(std::integral_constant<int, 4>{}); break;
  }
}

}  // namespace

extern "C" {

// y [n][h][w][out] of x [n][h][w][in] and weights [out][in][3][3].
void winograd_forward(const float* x, const float* weights, float* y, long n, long h, long w, long in, long out) {
  const Shape shape{n, h, w};
  dispatch(shape, [&](auto m) { convolve<m>(shape, x, Weights{weights, in, out, false}, y); });
}

// dx [n][h][w][in], the loss's gradient by x, of dy [n][h][w][out], its gradient by y.
void winograd_input_gradient(const float* dy, const float* weights, float* dx, long n, long h, long w, long in, long out) {
  const Shape shape{n, h, w};
  dispatch(shape, [&](auto m) { convolve<m>(shape, dy, Weights{weights, in, out, true}, dx); });
}

// dw [out][in][3][3], the loss's gradient by the weights.
void winograd_weight_gradient(const float* x, const float* dy, float* dw, long n, long h, long w, long in, long out) {
  const Shape shape{n, h, w};
  dispatch(shape, [&](auto m) { weigh<m>(shape, x, dy, dw, in, out); });
}
}
