package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingProbeTest {
  @TempDir private Path folder;

  @Test
  void shouldTellWhatTheSampleIs() throws Exception {
    var sample = Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");
    var info = RecordingProbe.probe(sample);
    assertThat(info.width()).isEqualTo(1280);
    assertThat(info.height()).isEqualTo(720);
    assertThat(info.durationMicros()).hasValue(60_000_000);
    assertThat(info.frameRate()).isEqualTo(12);
    assertThat(info.codec()).isEqualTo("h264");
    assertThat(info.container()).contains("mp4");
  }

  @Test
  void shouldRefuseWhatIsNotThere() {
    assertThat(refusal(folder.resolve("none.mp4"))).contains("no such file");
  }

  @Test
  void shouldRefuseAFolder() {
    assertThat(refusal(folder)).contains("folder");
  }

  @Test
  void shouldRefuseWhatMayNotBeRead() throws Exception {
    var file = Files.writeString(folder.resolve("secret.mp4"), "x");
    assumeFalse(
        !file.toFile().setReadable(false) || Files.isReadable(file),
        "skipped: this user may read every file");
    assertThat(refusal(file)).contains("permissions");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws Exception {
    assertThat(refusal(Files.createFile(folder.resolve("empty.mp4")))).contains("empty");
  }

  @Test
  void shouldRefuseText() throws Exception {
    var text =
        Files.writeString(folder.resolve("notes.mp4"), "today we read chapter 3\n".repeat(99));
    assertThat(refusal(text)).contains("not a video").contains("use mp4");
  }

  @Test
  void shouldRefuseAPlaylistThatLeadsElsewhere() throws Exception {
    var sample = Path.of(System.getProperty("classmoji.samples"), "lecture.mp4");
    var list = "#EXTM3U\n#EXT-X-TARGETDURATION:60\n#EXTINF:60,\n%s\n#EXT-X-ENDLIST\n";
    var playlist = Files.writeString(folder.resolve("list.m3u8"), list.formatted(sample));
    assertThat(refusal(playlist)).contains("not a video");
  }

  @Test
  void shouldRefuseSoundAlone() {
    assertThat(refusal(new Clips(folder).tone("tone.mp4"))).contains("no video stream");
  }

  @Test
  void shouldRefuseAnMp4WithoutItsIndex() {
    var clips = new Clips(folder);
    var clip = clips.encode("clip.mp4", "-c:v", "libx264");
    assertThat(refusal(clips.cut(clip, "cut.mp4", 0.6))).contains("index (moov) is missing");
  }

  @Test
  void shouldRefuseAHeaderWithNothingBehindIt() {
    var clips = new Clips(folder);
    var clip = clips.encode("clip.mkv", "-c:v", "libx264");
    assertThat(refusal(clips.cut(clip, "head.mkv", 0.01))).contains("truncated or damaged");
  }

  @Test
  void shouldRefuseAnEncryptedFile() {
    var clips = new Clips(folder);
    var clip = clips.encode("clip.mp4", "-c:v", "libx264");
    var encrypted =
        clips.copy(
            clip,
            "encrypted.mp4",
            "-encryption_scheme",
            "cenc-aes-ctr",
            "-encryption_key",
            "76a6c65c5ea762046bd749a2e632ccbb",
            "-encryption_kid",
            "a7e61c373e219033c21091fa607bf3b8");
    assertThat(refusal(encrypted)).contains("encrypted");
  }

  private static String refusal(Path file) {
    var refusal =
        catchThrowableOfType(UnusableRecordingException.class, () -> RecordingProbe.probe(file));
    assertThat(refusal).isNotNull();
    assertThat(refusal.getMessage()).startsWith(file + ": ").doesNotContain("\n");
    return refusal.getMessage();
  }
}
