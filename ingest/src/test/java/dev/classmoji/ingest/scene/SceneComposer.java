package dev.classmoji.ingest.scene;

import static dev.classmoji.ingest.source.Picture.CHANNELS;

import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.ingest.source.UnusableRecordingException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Composes other classes from the tiles of the sample, in memory. */
final class SceneComposer implements AutoCloseable {
  static final int PER_SECOND = 5;

  private static final Grid SAMPLE = new Grid(4, 3);

  private final Grid grid;
  private final List<Seat> seats;

  /** The sample from each second on at which some seat starts. */
  private final Map<Integer, Recording> recordings = new TreeMap<>();

  private long samples;

  /**
   * @param sample the sample's path
   * @param grid of the composed picture
   * @param seats who sits in its cells, from the first on
   */
  SceneComposer(Path sample, Grid grid, List<Seat> seats) throws UnusableRecordingException {
    this.grid = grid;
    this.seats = seats;
    for (Seat seat : seats) {
      if (!recordings.containsKey(seat.from())) {
        Recording recording = Recording.open(sample, PER_SECOND, 1, Clock.systemUTC());
        recordings.put(seat.from(), recording);
        for (int skipped = 0; skipped < seat.from() * PER_SECOND; skipped++) {
          recording.advance();
        }
      }
    }
  }

  /** The next picture, a fifth of a second later; its times are the scene's. */
  Picture next() {
    Map<Integer, Picture> pictures = new TreeMap<>();
    recordings.forEach((from, recording) -> pictures.put(from, nextOf(recording)));
    long micros = samples * 1_000_000 / PER_SECOND;
    byte[] canvas = new byte[Grid.WIDTH * Grid.HEIGHT * CHANNELS];
    for (int cell = 0; cell < seats.size(); cell++) {
      Seat seat = seats.get(cell);
      if (seat.seenAt(micros)) {
        paste(pictures.get(seat.from()).rgb(), seat.tile(), canvas, cell);
      }
    }
    return new Picture(samples++, Grid.WIDTH, Grid.HEIGHT, canvas, micros, micros);
  }

  private static Picture nextOf(Recording recording) {
    if (!recording.advance()) {
      throw new IllegalStateException("the sample is shorter than the scene");
    }
    return recording.picture();
  }

  /** Puts a tile into the middle of a cell, as large as it fits. */
  private void paste(byte[] sample, int tile, byte[] canvas, int cell) {
    double scale =
        Math.min(
            (double) grid.cellWidth() / SAMPLE.cellWidth(),
            (double) grid.cellHeight() / SAMPLE.cellHeight());
    int width = (int) (SAMPLE.cellWidth() * scale);
    int height = (int) (SAMPLE.cellHeight() * scale);
    int left = grid.left(cell) + (grid.cellWidth() - width) / 2;
    int top = grid.top(cell) + (grid.cellHeight() - height) / 2;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromX = SAMPLE.left(tile) + (int) (x / scale);
        int fromY = SAMPLE.top(tile) + (int) (y / scale);
        int from = (fromY * Grid.WIDTH + fromX) * CHANNELS;
        int to = ((top + y) * Grid.WIDTH + left + x) * CHANNELS;
        System.arraycopy(sample, from, canvas, to, CHANNELS);
      }
    }
  }

  @Override
  public void close() {
    recordings.values().forEach(Recording::close);
  }
}
