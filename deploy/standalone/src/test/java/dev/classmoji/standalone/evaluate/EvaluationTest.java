package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.classifier.model.CropShape;
import dev.classmoji.classifier.model.ExpressionReader;
import dev.classmoji.schemas.Showing;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final int CROP = 64;
  private static final int BATCH = 4;
  private static final List<Integer> HAPPY = List.of(0, 0, 0, 10_000, 0, 0, 0);

  @TempDir Path folder;

  private final FirstPixelReader reader = new FirstPixelReader();
  private final List<Reading> readings = new ArrayList<>();
  private final List<LabelledImage> images = new ArrayList<>();

  @BeforeEach
  void write() throws Exception {
    for (int i = 0; i < 10; i++) {
      Files.write(folder.resolve(i + ".png"), Drawn.png(CROP, i));
      images.add(new LabelledImage(i + ".png", Showing.HAPPY));
    }
  }

  @Test
  void shouldShowTheModelACropsPixelsAsTheyAre() throws Exception {
    run();

    assertThat(readings).hasSize(10);
    for (int i = 0; i < 10; i++) {
      assertThat(readings.get(i).image()).isEqualTo(images.get(i));
      assertThat(readings.get(i).crop()).isEqualTo(Drawn.pixels(CROP * CROP, i));
      assertThat(readings.get(i).probabilities().get(0))
          .isEqualTo(Drawn.pixels(CROP * CROP, i)[0] & 0xff);
    }
  }

  @Test
  void shouldFillItsBatchesAroundWhatItSkips() throws Exception {
    Files.writeString(folder.resolve("1.png"), "no image");
    Files.writeString(folder.resolve("5.png"), "");

    var evaluation = run();

    assertThat(reader.batches).containsExactly(BATCH, BATCH);
    assertThat(evaluation.skipped().count()).isEqualTo(2);
    assertThat(readings)
        .extracting(reading -> reading.image().file())
        .containsExactly("0.png", "2.png", "3.png", "4.png", "6.png", "7.png", "8.png", "9.png");
  }

  @Test
  void shouldCutAnImageThatIsNotSquareAsIngestWidensABox() throws Exception {
    var wide = Drawn.gray(Drawn.pixels(CROP * CROP, 1)).getSubimage(0, 16, CROP, 32);
    Files.write(folder.resolve("0.png"), Drawn.file(wide, "png"));

    run();

    var crop = readings.get(0).crop();
    var source = Drawn.pixels(CROP * CROP, 1);
    for (int x = 0; x < CROP; x++) {
      assertThat(crop[x]).isEqualTo(source[16 * CROP + x]); // above it, its first line goes on
      assertThat(crop[20 * CROP + x]).isEqualTo(source[20 * CROP + x]);
    }
  }

  @Test
  void shouldTellHowFarItIs() throws Exception {
    var told = new ArrayList<Long>();
    try (var set = ImageSet.at(folder)) {
      new Evaluation(set, reader, readings::add).run(images, told::add);
    }

    assertThat(told)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).mapToObj(i -> (long) i).toList());
  }

  private Evaluation run() throws Exception {
    try (var set = ImageSet.at(folder)) {
      var evaluation = new Evaluation(set, reader, readings::add);
      evaluation.run(images, done -> {});
      return evaluation;
    }
  }

  /** Answers with the first pixel of each crop as the first class. */
  private static final class FirstPixelReader implements ExpressionReader {
    private final List<Integer> batches = new ArrayList<>();

    @Override
    public List<int[]> read(List<ByteBuffer> crops) {
      batches.add(crops.size());
      return crops.stream()
          .map(
              crop -> {
                var answer = HAPPY.stream().mapToInt(Integer::intValue).toArray();
                answer[0] = crop.get(0) & 0xff;
                return answer;
              })
          .toList();
    }

    @Override
    public String model() {
      return "first-pixel";
    }

    @Override
    public CropShape shape() {
      return new CropShape(CROP, CROP);
    }

    @Override
    public int batchSize() {
      return BATCH;
    }

    @Override
    public void close() {}
  }
}
