package dev.classmoji.standalone.evaluate;

import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.source.Recording;
import dev.classmoji.standalone.score.Rectangle;
import dev.classmoji.standalone.score.Score;
import dev.classmoji.standalone.score.Truth;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Labelled faces of students who do not exist, cut from the sample lecture by its truth. */
final class LectureFaces {
  private static final Path SAMPLES = Path.of(System.getProperty("classmoji.samples"));

  private static final long LAST_SECOND = 30;
  private static final long EVERY_SECONDS = 3;

  private LectureFaces() {}

  /** Writes those of the first half minute, every third second, a folder for each expression. */
  static void write(Path folder) throws Exception {
    var truth = Truth.read(SAMPLES, "lecture");
    try (var frames = Recording.open(SAMPLES.resolve("lecture.mp4"), 1, 1, Clock.systemUTC())) {
      long second = 0;
      while (second < LAST_SECOND && frames.advance()) {
        second = Math.round(frames.picture().mediaTimeMicros() / 1e6);
        if (second % EVERY_SECONDS != 0) {
          continue;
        }
        for (var face : truth.faces().getOrDefault(second, List.of())) {
          if (truth.settled(face.person(), second, Score.SETTLE)) {
            var place = Files.createDirectories(folder.resolve(face.expression()));
            Files.write(
                place.resolve("%s at %d.png".formatted(face.person(), second)),
                Drawn.file(cut(frames.picture(), face.box()), "png"));
          }
        }
      }
    }
  }

  private static BufferedImage cut(Picture picture, Rectangle box) {
    int side = (int) Math.max(box.width(), box.height());
    int left = (int) (box.x() + box.width() / 2 - side / 2.0);
    int top = (int) (box.y() + box.height() / 2 - side / 2.0);
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, rgb(picture, left + x, top + y));
      }
    }
    return image;
  }

  private static int rgb(Picture picture, int x, int y) {
    int column = Math.min(Math.max(x, 0), picture.width() - 1);
    int row = Math.min(Math.max(y, 0), picture.height() - 1);
    int at = (row * picture.width() + column) * Picture.CHANNELS;
    var rgb = picture.rgb();
    return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
  }
}
