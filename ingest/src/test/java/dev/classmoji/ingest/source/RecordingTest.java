package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  /** 12 frames a second, sampled 5 times a second: frames 0, 3, 5, 8, 10, then the same again. */
  private static final List<Long> TWO_SECONDS =
      List.of(
          0L,
          250_000L,
          416_667L,
          666_667L,
          833_333L,
          1_000_000L,
          1_250_000L,
          1_416_667L,
          1_666_667L,
          1_833_333L);

  private static final Map<String, List<String>> ENCODERS =
      Map.of(
          "h264", List.of("-c:v", "libx264"),
          "hevc", List.of("-c:v", "libx265", "-x265-params", "log-level=error"),
          "vp8", List.of("-c:v", "libvpx", "-b:v", "500k"),
          "vp9", List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-b:v", "500k"),
          "av1", List.of("-c:v", "libaom-av1", "-cpu-used", "8", "-usage", "realtime"),
          "mpeg4", List.of("-c:v", "mpeg4", "-q:v", "3"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264 mp4 mkv mov avi",
        "hevc mp4 mkv mov",
        "vp8 webm mkv",
        "vp9 webm mkv mp4",
        "av1 webm mkv mp4",
        "mpeg4 mp4 mkv mov avi"
      })
  void shouldReadEveryCodecInItsContainers(String codecAndContainers) {
    var words = codecAndContainers.split(" ");
    var clips = new Clips(folder);
    var original = clips.encode(words[0] + ".mkv", ENCODERS.get(words[0]).toArray(String[]::new));
    var reference = Reading.of(clips.encode("reference.mp4", "-c:v", "libx264", "-crf", "5"));
    for (int i = 1; i < words.length; i++) {
      var reading = Reading.of(clips.copy(original, "clip." + words[i]));
      assertThat(reading.info().codec()).isEqualTo(words[0]);
      assertThat(reading.info().frameRate()).isCloseTo(12, within(0.1));
      assertThat(reading.info().durationMicros().orElseThrow()).isBetween(1_900_000L, 2_200_000L);
      assertThat(reading.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(reading.damaged()).isZero();
      assertSameTimes(reading.times(), TWO_SECONDS);
      assertThat(reading.differenceFrom(reference)).isLessThan(6);
    }
  }

  /** Matroska's timestamps are whole milliseconds. */
  private static void assertSameTimes(List<Long> actual, List<Long> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1000L));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yuv420p10le", "yuv422p", "yuv444p", "yuvj420p"})
  void shouldShowTheSameColoursInEveryPixelFormat(String format) {
    var clips = new Clips(folder);
    var reference = Reading.of(clips.encode("reference.mp4", "-c:v", "libx264", "-crf", "5"));
    var clip = clips.encode("clip.mp4", "-c:v", "libx264", "-crf", "5", "-pix_fmt", format);
    assertThat(Reading.of(clip).differenceFrom(reference)).isLessThan(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void shouldTurnPhoneVideoUpright(int degrees) throws IOException {
    // Given a clip, and the same turned against the clock and marked to be turned back
    var clips = new Clips(folder);
    var upright = clips.encode("upright.mp4", "-c:v", "libx264", "-crf", "5");
    var turn =
        switch (degrees) {
          case 90 -> "transpose=cclock";
          case 180 -> "hflip,vflip";
          default -> "transpose=clock";
        };
    var turned =
        clips.filter(
            "turned.mp4", "scale=320:180," + turn, "-c:v", "libx264", "-crf", "5", "-t", "2");
    markTurned(turned, degrees);
    // When both are read, then they show the same
    var reading = Reading.of(turned);
    assertThat(reading.info().width()).isEqualTo(320);
    assertThat(reading.info().height()).isEqualTo(180);
    assertThat(reading.differenceFrom(Reading.of(upright))).isLessThan(4);
  }

  /** Writes the track header's matrix as phones do (ISO/IEC 14496-12, 8.3.2). */
  private static void markTurned(Path mp4, int degreesClockwise) throws IOException {
    var bytes = Files.readAllBytes(mp4);
    int matrix = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd") + 44;
    int one = 1 << 16;
    int cos = one * (int) Math.round(Math.cos(Math.toRadians(degreesClockwise)));
    int sin = one * (int) Math.round(Math.sin(Math.toRadians(degreesClockwise)));
    ByteBuffer.wrap(bytes)
        .putInt(matrix, cos)
        .putInt(matrix + 4, sin)
        .putInt(matrix + 12, -sin)
        .putInt(matrix + 16, cos);
    Files.write(mp4, bytes);
  }

  @Test
  void shouldMakePixelsSquare() {
    var clips = new Clips(folder);
    var clip = clips.filter("wide.mp4", "scale=240:180,setsar=4/3", "-c:v", "libx264");
    assertThat(Reading.of(clip).info().width()).isEqualTo(320);
  }

  @Test
  void shouldSampleVariableFrameRateByMediaTime() {
    // Given frames at 0, 1/12, 2/12 s, then none until 1.5 s, then every 1/12 s until 2 s
    var clips = new Clips(folder);
    var clip =
        clips.filter(
            "vfr.mkv",
            "scale=320:180,select='lt(n,3)+between(n,18,23)'",
            "-vsync",
            "vfr",
            "-c:v",
            "libx264");
    // Then each fifth of a second has its first frame, and an empty one none
    assertSameTimes(Reading.of(clip).times(), List.of(0L, 1_500_000L, 1_666_667L, 1_833_333L));
  }

  @Test
  void shouldCountMediaTimeFromTheFirstFrame() {
    var clips = new Clips(folder);
    var original = clips.encode("original.mkv", "-c:v", "libx264");
    var late = clips.copy(original, "late.mkv", "-output_ts_offset", "7");
    var reading = Reading.of(late);
    assertSameTimes(reading.times(), TWO_SECONDS);
    assertThat(reading.outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv", "webm", "mov", "avi"})
  void shouldReadWhatATruncatedFileHolds(String container) {
    var clips = new Clips(folder);
    var codec = container.equals("webm") ? "vp9" : "h264";
    var encoder = ENCODERS.get(codec).toArray(String[]::new);
    // a key frame now and then, so that the file's bytes are spread over its time
    var clip = clips.filter(codec + ".mkv", "scale=320:180,fps=12", with(encoder, "-g", "6"));
    var whole = clips.copy(clip, "indexed." + container, "-movflags", "+faststart");
    var reading = Reading.of(clips.cut(whole, "cut." + container, 0.5));
    assertThat(reading.times()).hasSizeBetween(3, 17);
    assertThat(reading.outcome()).isEqualTo(Outcome.TRUNCATED);
  }

  private static String[] with(String[] options, String... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void shouldCountDamageAndGoOn() throws IOException {
    // Given a clip with a hole of noise in its middle
    var clips = new Clips(folder);
    var clip = clips.filter("clip.avi", "scale=320:180", "-c:v", "mpeg4", "-q:v", "3");
    var bytes = Files.readAllBytes(clip);
    var noise = new byte[3000];
    new Random(7).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, bytes.length / 2, noise.length);
    var damaged = Files.write(folder.resolve("damaged.avi"), bytes);
    // Then its end is still reached
    var reading = Reading.of(damaged);
    assertThat(reading.damaged()).isPositive();
    assertThat(reading.times().get(reading.times().size() - 1)).isGreaterThan(3_500_000L);
  }

  @Test
  void shouldYieldTheSameWithAnyNumberOfThreads() throws Exception {
    var sample = Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");
    try (var one = Recording.open(sample, 2, 1, Clock.systemUTC());
        var four = Recording.open(sample, 2, 4, Clock.systemUTC())) {
      for (int i = 0; i < 10; i++) {
        assertThat(one.advance() && four.advance()).isTrue();
        assertThat(one.picture().rgb()).isEqualTo(four.picture().rgb());
      }
    }
  }
}
