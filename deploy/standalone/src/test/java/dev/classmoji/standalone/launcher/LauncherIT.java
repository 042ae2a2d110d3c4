package dev.classmoji.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/classmoji} as a user runs it: the packaged application, in its own process. */
class LauncherIT {
  private static final Path SAMPLES = Path.of(System.getProperty("classmoji.samples"));
  private static final String LECTURE = SAMPLES.resolve("lecture.mp4").toString();
  private static final Path LAUNCHER = SAMPLES.resolveSibling("classmoji");

  @TempDir static Path folder;

  @BeforeAll
  static void quietFFmpeg() {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
  }

  @Test
  void shouldSayThatNoFaceWasFound() throws Exception {
    var run = run("replay", grayClip().toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("no face was found");
  }

  @Test
  void shouldReportWhatATruncatedRecordingHeld() throws Exception {
    var report = folder.resolve("truncated-report");
    var run = run("replay", truncatedClip().toString(), "--report", report.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is truncated");
    assertThat(report.resolve("report.html")).isNotEmptyFile();
    var summary = new ObjectMapper().readTree(report.resolve("summary.json").toFile());
    assertThat(summary.at("/session/reason").asText()).isEqualTo("TRUNCATED");
    assertThat(summary.at("/counts/students").asInt()).isEqualTo(12);
  }

  @Test
  void shouldEndTheSessionWhenItIsStopped() throws Exception {
    var report = folder.resolve("stopped-report");
    var data = folder.resolve("data");
    var process =
        start(
            "replay",
            LECTURE,
            "--speed",
            "1",
            "--report",
            report.toString(),
            "--data",
            data.toString());
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> Files.readString(folder.resolve("err")).contains("replaying:"));

    process.destroy(); // SIGTERM, which goes the same way as Ctrl-C's SIGINT
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    var summary = new ObjectMapper().readTree(report.resolve("summary.json").toFile());
    assertThat(summary.at("/session/reason").asText()).isEqualTo("CANCELLED");
    assertThat(summary.at("/cropOutcomes/kept").asBoolean()).isTrue();
    assertThat(summary.at("/mediaSeconds").asDouble()).isBetween(1.0, 50.0);
    assertThat(data.resolve("kafka/meta.properties")).exists();
  }

  @Test
  void shouldSayWhichPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "rtmp://127.0.0.1:%d/live?listen".formatted(taken.getLocalPort());

      var run = run("live", address, "--port", "0", "--no-browser");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .contains(":" + taken.getLocalPort(), "cannot be opened");
    }
  }

  private record Run(int exitCode, String err) {}

  private static Run run(String... args) throws IOException, InterruptedException {
    var process = start(args);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(folder.resolve("err")));
  }

  private static Process start(String... args) throws IOException {
    var command = new ArrayList<String>();
    command.add(LAUNCHER.toString());
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectError(folder.resolve("err").toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }

  private static Path grayClip() throws Exception {
    var clip = folder.resolve("gray.mkv");
    try (var recorder = new FFmpegFrameRecorder(clip.toFile(), 320, 240)) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setFrameRate(10);
      recorder.start();
      try (var frame = new Frame(320, 240, Frame.DEPTH_UBYTE, 3)) {
        for (int i = 0; i < 30; i++) {
          recorder.record(frame);
        }
      }
    }
    return clip;
  }

  /** The sample's packets in a container that can be read from its start, cut in the middle. */
  private static Path truncatedClip() throws Exception {
    var clip = folder.resolve("truncated.mkv");
    try (var grabber = new FFmpegFrameGrabber(LECTURE)) {
      grabber.start();
      try (var recorder =
          new FFmpegFrameRecorder(
              clip.toFile(), grabber.getImageWidth(), grabber.getImageHeight())) {
        recorder.start(grabber.getFormatContext());
        for (var packet = grabber.grabPacket(); packet != null; packet = grabber.grabPacket()) {
          recorder.recordPacket(packet);
        }
      }
    }
    try (var file = new RandomAccessFile(clip.toFile(), "rw")) {
      file.setLength(file.length() / 6);
    }
    return clip;
  }
}
