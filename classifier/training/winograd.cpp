// 3×3 convolutions with stride 1 or 2 and padding 1 by Winograd's minimal filtering (Lavin and Gray, "Fast Algorithms
// for Convolutional Neural Networks", 2016), for one thread, called from winograd.py.
//
// Maps are float [n][height][width][channels] (NHWC), weights float [out][in][3][3], channels multiples of 16.
// The outputs are cut into tiles of M×M. Transformed, a tile has S² places, S = M+2 (2M+1 with stride 2), and each
// place is a matrix product over channels of its own: S²/M² multiplications per output where the definition has 9.
// Gradients are the same steps transposed: back from outputs to inputs, or from both to the weights.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <utility>

#include "vector.h"

namespace {

constexpr long PANEL = 16, TAPS = 9;

template <int ROWS, int COLUMNS>
using Matrix = std::array<std::array<float, COLUMNS>, ROWS>;

template <std::size_t ROWS, std::size_t COLUMNS>
constexpr auto transposed(const std::array<std::array<float, COLUMNS>, ROWS>& m) {
  Matrix<COLUMNS, ROWS> t{};
  for (std::size_t i = 0; i < ROWS; i++)
    for (std::size_t j = 0; j < COLUMNS; j++) t[j][i] = m[i][j];
  return t;
}

// The matrices of M outputs of a convolution with 3 taps and a stride, in the paper's letters:
// outputs = A ((G weights) ⊙ (B inputs)), in each of two directions.
template <int M, int STRIDE>
struct Method;

template <>
struct Method<2, 1> {
  static constexpr Matrix<4, 4> B{{{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, -1, 0, 1}}};
  static constexpr Matrix<4, 3> G{{{1, 0, 0}, {.5, .5, .5}, {.5, -.5, .5}, {0, 0, 1}}};
  static constexpr Matrix<2, 4> A{{{1, 1, 1, 0}, {0, 1, -1, 1}}};
};

template <>
struct Method<3, 1> {
  static constexpr Matrix<5, 5> B{
      {{2, -1, -2, 1, 0}, {0, -2, -1, 1, 0}, {0, 2, -3, 1, 0}, {0, -1, 0, 1, 0}, {0, 2, -1, -2, 1}}};
  static constexpr Matrix<5, 3> G{{{1. / 2, 0, 0},
                                   {-1. / 2, -1. / 2, -1. / 2},
                                   {-1. / 6, 1. / 6, -1. / 6},
                                   {1. / 6, 1. / 3, 2. / 3},
                                   {0, 0, 1}}};
  static constexpr Matrix<3, 5> A{{{1, 1, 1, 1, 0}, {0, 1, -1, 2, 0}, {0, 1, 1, 4, 1}}};
};

template <>
struct Method<4, 1> {
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

// With stride 2 the outer taps meet every second input only, F(M, 2), and the middle tap meets the others.
template <>
struct Method<2, 2> {
  static constexpr Matrix<5, 5> B{
      {{1, 0, -1, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, -1, 0, 1}, {0, 1, 0, 0, 0}, {0, 0, 0, 1, 0}}};
  static constexpr Matrix<5, 3> G{{{1, 0, 0}, {1, 0, 1}, {0, 0, 1}, {0, 1, 0}, {0, 1, 0}}};
  static constexpr Matrix<2, 5> A{{{1, 1, 0, 1, 0}, {0, 1, 1, 0, 1}}};
};

template <>
struct Method<3, 2> {
  static constexpr Matrix<7, 7> B{{{1, 0, 0, 0, -1, 0, 0},
                                   {0, 0, 1, 0, 1, 0, 0},
                                   {0, 0, -1, 0, 1, 0, 0},
                                   {0, 0, -1, 0, 0, 0, 1},
                                   {0, 1, 0, 0, 0, 0, 0},
                                   {0, 0, 0, 1, 0, 0, 0},
                                   {0, 0, 0, 0, 0, 1, 0}}};
  static constexpr Matrix<7, 3> G{
      {{1, 0, 0}, {.5, 0, .5}, {.5, 0, -.5}, {0, 0, 1}, {0, 1, 0}, {0, 1, 0}, {0, 1, 0}}};
  static constexpr Matrix<3, 7> A{{{1, 1, 1, 0, 1, 0, 0}, {0, 1, -1, 0, 0, 1, 0}, {0, 1, 1, 1, 0, 0, 1}}};
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
    else if constexpr (!BEGUN) sum = f * column[K];
    else if constexpr (f == 1) sum += column[K];
    else if constexpr (f == -1) sum -= column[K];
    else sum += f * column[K];
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

// As many rows of sums as registers hold beside what is multiplied.
constexpr int ROWS = REGISTERS * LANES / PANEL - REGISTERS * LANES / PANEL / 4;

template <int R, int ROW_STEP, int STEP>
inline void multiply_rows(const float* a, const float* b, float* c, long groups, long group_step, long steps, bool add) {
  constexpr int PARTS = PANEL / LANES;
  Vec sum[R][PARTS];
  each<R>([&](auto r) {
    each<PARTS>([&](auto p) { sum[r][p] = add ? load(c + r * PANEL + p * LANES) : Vec{}; });
  });
  for (long g = 0; g < groups; g++) {
    const float* from = a + g * group_step;
    for (long k = 0; k < steps; k++, b += PANEL) {
      Vec part[PARTS];
      each<PARTS>([&](auto p) { part[p] = load(b + p * LANES); });
      each<R>([&](auto r) {
        const float one = from[r * ROW_STEP + k * STEP];
        each<PARTS>([&](auto p) { sum[r][p] += one * part[p]; });
      });
    }
  }
  each<R>([&](auto r) { each<PARTS>([&](auto p) { store(c + r * PANEL + p * LANES, sum[r][p]); }); });
}

// c [rows][PANEL] = or += a b, where a's element (r, g, k) lies at r·ROW_STEP + g·group_step + k·STEP and b is
// [groups·steps][PANEL].
template <int ROW_STEP, int STEP>
void multiply(long rows, const float* a, const float* b, float* c, long groups, long group_step, long steps, bool add) {
  const long runs = (rows + ROWS - 1) / ROWS;
  for (long run = 0, r = 0; run < runs; run++) {
    const long end = rows * (run + 1) / runs;
    const float* from = a + r * ROW_STEP;
    float* to = c + r * PANEL;
    each<ROWS>([&](auto fewer) {
      constexpr int R = fewer + 1;
      if (end - r == R) multiply_rows<R, ROW_STEP, STEP>(from, b, to, groups, group_step, steps, add);
    });
    r = end;
  }
}

struct Map {
  long height, width, channels;
};

// The tiles of n maps, row by row.
struct Tiles {
  long n, down, across;

  long count() const { return n * down * across; }
};

// The SIDE×SIDE pixels that a tile takes of a map: STEP from one tile to the next, the first of them BORDER outside.
template <int SIDE_, int STEP, int BORDER>
struct Window {
  static constexpr int SIDE = SIDE_;
  static constexpr bool OVERLAPS = STEP < SIDE;

  // Calls place(i, j, offset of the pixel in floats, or -1 where the map has none).
  static void pixels(const Tiles& tiles, long t, const Map& map, auto place) {
    const long n = t / (tiles.down * tiles.across);
    const long top = t / tiles.across % tiles.down * STEP - BORDER, left = t % tiles.across * STEP - BORDER;
    for (long i = 0; i < SIDE; i++)
      for (long j = 0; j < SIDE; j++) {
        const long y = top + i, x = left + j;
        const bool inside = y >= 0 && y < map.height && x >= 0 && x < map.width;
        place(i, j, inside ? ((n * map.height + y) * map.width + x) * map.channels : -1);
      }
  }
};

// Transformed tiles: [place][panel][tile][16], with a gap between places that keeps them in different cache sets.
struct Block {
  float* data;
  long panels, tiles;

  static long floats(long places, long panels, long tiles) { return places * (panels * tiles * PANEL + PANEL); }
  long step() const { return panels * tiles * PANEL + PANEL; }
  float* at(long place, long panel) const { return data + place * step() + panel * tiles * PANEL; }
};

// Transforms all channels of `to.tiles` tiles from `first` on.
template <const auto& F, class WINDOW>
void read(const Tiles& tiles, long first, const Map& map, const float* from, const Block& to) {
  constexpr int R = F.size(), S = WINDOW::SIDE;
  for (long t = 0; t < to.tiles; t++) {
    const float* pixel[S][S];
    WINDOW::pixels(tiles, first + t, map, [&](int i, int j, long at) { pixel[i][j] = at < 0 ? ZEROS : from + at; });
    for (long c = 0; c < map.channels; c += LANES) {
      float* out = to.at(0, c / PANEL) + t * PANEL + c % PANEL;
      sandwich<F>([&](int i, int j) __attribute__((always_inline)) { return load_unaligned(pixel[i][j] + c); },
                  [&](int i, int j, Vec v)
                      __attribute__((always_inline)) { store(out + (i * R + j) * to.step(), v); });
    }
  }
}

// Writes what transformed tiles stand for to a map's channels from `channel` on, or adds it where windows overlap.
template <const auto& F, class WINDOW>
void write(const Tiles& tiles, long first, const Block& from, const Map& map, float* to, long channel) {
  constexpr int R = WINDOW::SIDE, S = F[0].size();
  for (long t = 0; t < from.tiles; t++) {
    alignas(64) float outside[LANES] = {};
    float* pixel[R][R];
    WINDOW::pixels(tiles, first + t, map,
                   [&](int i, int j, long at) { pixel[i][j] = at < 0 ? nullptr : to + at + channel; });
    for (long c = 0; c < from.panels * PANEL; c += LANES) {
      const float* in = from.at(0, c / PANEL) + t * PANEL + c % PANEL;
      sandwich<F>(
          [&](int i, int j) __attribute__((always_inline)) { return load(in + (i * S + j) * from.step()); },
          [&](int i, int j, Vec v) __attribute__((always_inline)) {
            float* one = pixel[i][j] ? pixel[i][j] + c : outside;
            store_unaligned(one, WINDOW::OVERLAPS ? v + load_unaligned(one) : v);
          });
    }
  }
}

// Weights [out][in][3][3] as factors of products that reduce `in` channels to `out`, or for gradients `out` to `in`.
struct Weights {
  const float* data;
  long in, out;
  bool backwards;

  // Transforms those between 16 resulting channels and `count` reduced ones: [place][count][16].
  template <const auto& G>
  void read(long result, long reduced, long count, float* to, long step) const {
    const long result_step = backwards ? TAPS : in * TAPS, reduced_step = backwards ? in * TAPS : TAPS;
    const float* from = data + result * result_step + reduced * reduced_step;
    for (long some = 0; some < count; some += PANEL) {
      alignas(64) float taps[PANEL][TAPS][PANEL];
      for (long lane = 0; lane < PANEL; lane++)
        for (long r = 0; r < PANEL; r++)
          for (long tap = 0; tap < TAPS; tap++)
            taps[r][tap][lane] = from[(some + r) * reduced_step + lane * result_step + tap];
      for (long r = 0; r < PANEL; r++)
        for (long half = 0; half < PANEL; half += LANES)
          sandwich<G>(
              [&](int i, int j) __attribute__((always_inline)) { return load(taps[r][3 * i + j] + half); },
              [&](int i, int j, Vec v) __attribute__((always_inline)) {
                store(to + (i * G.size() + j) * step + (some + r) * PANEL + half, v);
              });
    }
  }
};

// How the work is cut, by measurement on a core with 512 KiB of level 2 cache. Where tiles are more than channels,
// weights are transformed once and tiles come in blocks; else tiles are transformed once and weights come in blocks.
constexpr long TILES = 48, RESULTING = 32, REDUCED = 64, REDUCED_OF_MANY_TILES = 128, PANELS = 4;

long tiles_per_block(const Tiles& tiles, long resulting) {
  return resulting <= tiles.count() ? std::min(tiles.count(), TILES) : tiles.count();
}

// Reads maps by FROM, multiplies by weights, writes maps by TO.
template <const auto& FROM, class FROM_WINDOW, const auto& G, const auto& TO, class TO_WINDOW>
void convolve(const Tiles& tiles, const Map& from, const float* x, const Weights& weights, const Map& to, float* y) {
  constexpr long PLACES = G.size() * G.size();
  const long per_block = tiles_per_block(tiles, to.channels);
  const bool once = per_block < tiles.count();
  const long width = once ? to.channels : std::min(to.channels, RESULTING);
  const long depth = std::min(from.channels, once ? REDUCED_OF_MANY_TILES : REDUCED);
  const long step = width * depth + PANEL, part = PLACES * step;
  float* const factors = scratch<0>(once ? part * ((from.channels + depth - 1) / depth) : part);
  auto transform = [&](long o, long k, float* part_of_them) {
    for (long c = 0; c < std::min(width, to.channels - o); c += PANEL)
      weights.read<G>(o + c, k, std::min(depth, from.channels - k), part_of_them + c * depth, step);
  };
  if (once)
    for (long k = 0; k < from.channels; k += depth) transform(0, k, factors + k / depth * part);
  if (TO_WINDOW::OVERLAPS) std::fill_n(y, tiles.n * to.height * to.width * to.channels, 0.f);
  for (long first = 0; first < tiles.count(); first += per_block) {
    const long count = std::min(per_block, tiles.count() - first);
    const Block read_tiles{scratch<1>(Block::floats(PLACES, from.channels / PANEL, count)), from.channels / PANEL, count};
    read<FROM, FROM_WINDOW>(tiles, first, from, x, read_tiles);
    for (long o = 0; o < to.channels; o += width) {
      const long panels = std::min(width, to.channels - o) / PANEL;
      const Block products{scratch<2>(Block::floats(PLACES, panels, count)), panels, count};
      for (long k = 0; k < from.channels; k += depth) {
        const long groups = std::min(depth, from.channels - k) / PANEL;
        if (!once) transform(o, k, factors);
        const float* b = once ? factors + k / depth * part : factors;
        for (long place = 0; place < PLACES; place++)
          for (long p = 0; p < panels; p++)
            multiply<PANEL, 1>(count, read_tiles.at(place, k / PANEL), b + place * step + p * PANEL * depth,
                               products.at(place, p), groups, count * PANEL, PANEL, k > 0);
      }
      write<TO, TO_WINDOW>(tiles, first, products, to, y, o);
    }
  }
}

// Writes the gradient by the weights from 16 inputs, i on, to 16 outputs, o on, of [place][16 inputs][16 outputs].
template <const auto& G>
void write_weights(const float* sums, float* dw, long o, long i, long in) {
  static constexpr auto COLLECT = transposed(G);
  for (long c = 0; c < PANEL; c++) {
    alignas(64) float taps[TAPS][PANEL];
    for (long half = 0; half < PANEL; half += LANES)
      sandwich<COLLECT>(
          [&](int a, int b) __attribute__((always_inline)) {
            return load(sums + ((a * G.size() + b) * PANEL + c) * PANEL + half);
          },
          [&](int a, int b, Vec v) __attribute__((always_inline)) { store(taps[3 * a + b] + half, v); });
    for (long k = 0; k < PANEL; k++)
      for (long tap = 0; tap < TAPS; tap++) dw[((o + k) * in + i + c) * TAPS + tap] = taps[tap][k];
  }
}

// Reads the maps x by FROM and their outputs' gradients dy by TO, and multiplies them to the weights' gradient.
template <const auto& FROM, class FROM_WINDOW, const auto& G, const auto& TO, class TO_WINDOW>
void weigh(const Tiles& tiles, const Map& from, const float* x, const Map& to, const float* dy, float* dw) {
  constexpr long PLACES = G.size() * G.size(), SQUARE = PANEL * PANEL;
  const long per_block = tiles_per_block(tiles, to.channels), in = from.channels / PANEL, out = to.channels / PANEL;
  const bool kept = per_block < tiles.count();
  float* const sums = scratch<0>((kept ? in * out : 1) * PLACES * SQUARE);
  for (long first = 0; first < tiles.count(); first += per_block) {
    const long count = std::min(per_block, tiles.count() - first);
    const Block inputs{scratch<1>(Block::floats(PLACES, in, count)), in, count};
    const Block slopes{scratch<2>(Block::floats(PLACES, out, count)), out, count};
    read<FROM, FROM_WINDOW>(tiles, first, from, x, inputs);
    read<TO, TO_WINDOW>(tiles, first, to, dy, slopes);
    for (long some = 0; some < in; some += PANELS)
      for (long o = 0; o < out; o++)
        for (long i = some; i < std::min(some + PANELS, in); i++) {
          float* sum = sums + (kept ? (i * out + o) * PLACES * SQUARE : 0);
          for (long place = 0; place < PLACES; place++)
            multiply<1, PANEL>(PANEL, inputs.at(place, i), slopes.at(place, o), sum + place * SQUARE, 1, 0, count,
                               first > 0);
          if (first + count == tiles.count()) write_weights<G>(sum, dw, o * PANEL, i * PANEL, from.channels);
        }
  }
}

template <int M, int STRIDE>
struct Plan {
  static constexpr auto B = Method<M, STRIDE>::B;
  static constexpr auto G = Method<M, STRIDE>::G;
  static constexpr auto A = Method<M, STRIDE>::A;
  static constexpr auto B_TRANSPOSED = transposed(B);
  static constexpr auto A_TRANSPOSED = transposed(A);
  using In = Window<STRIDE * (M - 1) + 3, STRIDE * M, 1>;
  using Out = Window<M, M, 0>;
};

struct Problem {
  long n, stride;
  Map from, to;

  Problem(long n, long h, long w, long in, long out, long stride)
      : n(n), stride(stride), from{h, w, in}, to{(h + stride - 1) / stride, (w + stride - 1) / stride, out} {}

  Tiles tiles(long m) const { return {n, (to.height + m - 1) / m, (to.width + m - 1) / m}; }

  // Calls run<M, STRIDE>() with the M that multiplies least.
  void plan(auto run) const {
    if (stride == 2) return least({2, 3}) == 2 ? run.template operator()<2, 2>() : run.template operator()<3, 2>();
    switch (least({2, 3, 4})) {
      case 2: return run.template operator()<2, 1>();
      case 3: return run.template operator()<3, 1>();
      default: return run.template operator()<4, 1>();
    }
  }

  long least(std::initializer_list<long> sides) const {
    auto cost = [&](long m) {
      const long side = stride * (m - 1) + 3;
      return tiles(m).count() * side * side;
    };
    return std::min(sides, [&](long a, long b) { return cost(a) < cost(b); });
  }
};

}  // namespace

extern "C" {

// y [n][h / stride][w / stride][out] of x [n][h][w][in] and weights [out][in][3][3]; sides round up.
void winograd_forward(const float* x, const float* weights, float* y, long n, long h, long w, long in, long out,
                      long stride) {
  const Problem problem(n, h, w, in, out, stride);
  problem.plan([&]<int M, int STRIDE>() {
    using P = Plan<M, STRIDE>;
    convolve<P::B, typename P::In, P::G, P::A, typename P::Out>(problem.tiles(M), problem.from, x,
                                                                {weights, in, out, false}, problem.to, y);
  });
}

// dx [n][h][w][in], the loss's gradient by x, of dy [n][h / stride][w / stride][out], its gradient by y.
void winograd_input_gradient(const float* dy, const float* weights, float* dx, long n, long h, long w, long in, long out,
                             long stride) {
  const Problem problem(n, h, w, in, out, stride);
  problem.plan([&]<int M, int STRIDE>() {
    using P = Plan<M, STRIDE>;
    convolve<P::A_TRANSPOSED, typename P::Out, P::G, P::B_TRANSPOSED, typename P::In>(
        problem.tiles(M), problem.to, dy, {weights, in, out, true}, problem.from, dx);
  });
}

// dw [out][in][3][3], the loss's gradient by the weights.
void winograd_weight_gradient(const float* x, const float* dy, float* dw, long n, long h, long w, long in, long out,
                              long stride) {
  const Problem problem(n, h, w, in, out, stride);
  problem.plan([&]<int M, int STRIDE>() {
    using P = Plan<M, STRIDE>;
    weigh<P::B, typename P::In, P::G, P::A_TRANSPOSED, typename P::Out>(problem.tiles(M), problem.from, x, problem.to, dy,
                                                                        dw);
  });
}
}
