package dev.classmoji.ingest.student;

import dev.classmoji.ingest.face.Face;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up gallery: people who bob in the tiles of a grid, as an imperfect detector sees them. Any
 * moment can be asked for, always with the same answer.
 *
 * @param people one to a tile, from 0, in reading order
 * @param columns tiles in a row
 * @param seed of all chance
 * @param jitter a box is off by up to this share of its size, each way
 * @param misses chance that a face is not found in a frame, 0..1
 */
record Gallery(int people, int columns, long seed, double jitter, double misses) {
  static final int TILE_WIDTH = 320;
  static final int TILE_HEIGHT = 240;
  static final double WIDTH = 125;
  static final double HEIGHT = 155;

  /** Without chance: people bob, and every face is found where it is. */
  static Gallery calm(int people, int columns) {
    return new Gallery(people, columns, 1, 0, 0);
  }

  List<Face> faces(long micros) {
    return IntStream.range(0, people)
        .filter(person -> chance(person, micros, 0) >= misses)
        .mapToObj(person -> face(person, micros))
        .toList();
  }

  /** Everyone's box, found or not. */
  List<Face> all(long micros) {
    return IntStream.range(0, people).mapToObj(person -> face(person, micros)).toList();
  }

  /** A person's box, found or not. */
  Face face(int person, long micros) {
    double phase = 2 * Math.PI * chance(person, 0, 1);
    double bob = 0.1 * Math.sin(micros / 700_000.0 + phase);
    double width = WIDTH * (1 + off(person, micros, 2));
    double height = HEIGHT * (1 + off(person, micros, 3));
    double x = (person % columns + 0.5) * TILE_WIDTH + WIDTH * (bob + off(person, micros, 4));
    double y = (person / columns + 0.5) * TILE_HEIGHT + HEIGHT * (bob / 2 + off(person, micros, 5));
    return new Face(
        (float) (x - width / 2),
        (float) (y - height / 2),
        (float) width,
        (float) height,
        (float) (1 - 0.4 * chance(person, micros, 6)));
  }

  /** In whose tile a face is. */
  int personAt(Face face) {
    int row = (int) Math.floor(face.centreY() / TILE_HEIGHT);
    return row * columns + (int) Math.floor(face.centreX() / TILE_WIDTH);
  }

  private double off(int person, long micros, int what) {
    return jitter * (2 * chance(person, micros, what) - 1);
  }

  private double chance(int person, long micros, int what) {
    long mixed = ((seed * 1_000_003 + person) * 1_000_003 + micros) * 31 + what;
    return new SplittableRandom(mixed).nextDouble();
  }
}
