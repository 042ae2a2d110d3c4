package dev.classmoji.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"standard", "fast"})
class BundledModelTest {
  private static final int BATCH = 10;

  private static ExpressionModel model;
  private static ExpressionReader reader;

  @Parameter String name;

  @BeforeParameterizedClassInvocation
  static void load(String name) {
    model = ExpressionModel.load(ModelFile.of(name), new ModelOptions(Provider.CPU, 2));
    reader = model.reader(BATCH);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    reader.close();
    model.close();
  }

  @Test
  void shouldTakeTheCropsOfTheContract() {
    assertThat(reader.shape()).isEqualTo(new CropShape(64, 64));
    assertThat(reader.batchSize()).isEqualTo(BATCH);
    assertThat(reader.model()).isEqualTo(model.id()).isNotBlank();
  }

  @Test
  void shouldGiveSevenProbabilitiesForEachCrop() {
    var answers = reader.read(crops(5));

    assertThat(answers).hasSize(5);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer).hasSize(7);
              assertThat(IntStream.of(answer).sum()).isBetween(9_996, 10_004);
            });
  }

  @Test
  void shouldReadACropAlikeAloneInCompanyAndAtAnyPlace() {
    var crops = crops(BATCH);
    var together = reader.read(crops);

    for (int i = 0; i < BATCH; i++) {
      var alone = reader.read(List.of(crops.get(i))).get(0);
      assertThat(together.get(i)).containsExactly(alone);
      for (int place = 0; place < BATCH; place++) {
        var others = new ArrayList<>(crops(BATCH));
        others.set(place, crops.get(i));
        assertThat(reader.read(others).get(place)).containsExactly(alone);
      }
    }
  }

  @Test
  void shouldReadACropAlikeInBatchesOfAnySize() {
    var crops = crops(3);
    var expected = reader.read(crops);

    for (int size : new int[] {3, 4, 16, 32}) {
      try (var other = model.reader(size)) {
        assertThat(other.read(crops)).usingRecursiveComparison().isEqualTo(expected);
      }
    }
  }

  @Test
  void shouldLeaveTheCropsBuffersAsTheyAre() {
    var wide = ByteBuffer.allocate(3 * reader.shape().bytes());
    wide.position(100).limit(100 + reader.shape().bytes());

    reader.read(List.of(wide));

    assertThat(wide.position()).isEqualTo(100);
    assertThat(wide.limit()).isEqualTo(100 + reader.shape().bytes());
  }

  @Test
  void shouldRefuseACropOfAnotherSize() {
    var small = List.of(ByteBuffer.allocate(48 * 48));

    assertThatIllegalArgumentException().isThrownBy(() -> reader.read(small));
  }

  @Test
  void shouldGoOnAfterACropOfAnotherSizeAtAnyPlace() {
    var crops = crops(BATCH);
    var expected = reader.read(crops);

    for (int place = 0; place < BATCH; place++) {
      var spoilt = new ArrayList<>(crops);
      spoilt.set(place, ByteBuffer.allocate(48 * 48));
      assertThatIllegalArgumentException().isThrownBy(() -> reader.read(spoilt));
      assertThat(reader.read(crops)).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  @Test
  void shouldReadAlikeOnAnyNumberOfCores() {
    var crops = crops(BATCH);
    var expected = reader.read(crops);

    for (int cores : new int[] {1, 3}) {
      try (var other =
              ExpressionModel.load(ModelFile.of(name), new ModelOptions(Provider.CPU, cores));
          var otherReader = other.reader(BATCH)) {
        assertThat(otherReader.read(crops)).usingRecursiveComparison().isEqualTo(expected);
      }
    }
  }

  /** Noise: different crops that the model reads differently. */
  private static List<ByteBuffer> crops(int count) {
    var random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              var pixels = new byte[reader.shape().bytes()];
              random.nextBytes(pixels);
              return ByteBuffer.wrap(pixels);
            })
        .toList();
  }
}
