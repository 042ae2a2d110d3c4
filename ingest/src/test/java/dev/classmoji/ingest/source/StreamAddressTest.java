package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAddressTest {
  @ParameterizedTest
  @CsvSource({
    "rtmp://0.0.0.0:1935/live/key?listen, RTMP, true",
    "rtmp://host/live/key, RTMP, false",
    "srt://0.0.0.0:9000?mode=listener, SRT, true",
    "srt://host:9000?mode=caller&latency=200000, SRT, false",
    "rtsp://camera.school/class, RTSP, false",
    "https://host/class.m3u8, HTTP, false",
    "udp://0.0.0.0:1234, UDP, false",
    "/dev/video0, CAMERA, false"
  })
  void shouldKnowHowToSpeakToIt(String text, StreamKind kind, boolean listens) {
    var address = StreamAddress.parse(text);
    assertThat(address.kind()).isEqualTo(kind);
    assertThat(address.listens()).isEqualTo(listens);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lecture.mp4",
        "ftp://host/file",
        "file:///etc/passwd",
        "srt://host",
        "rtmp://0.0.0.0/live?listen",
        "rtmp:///live",
        "rtmp://a b/"
      })
  void shouldSayWhatCanBeGivenInstead(String text) {
    assertThatThrownBy(() -> StreamAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rtmp://")
        .hasMessageContaining("/dev/video0");
  }

  @Test
  void shouldNeverShowWhatMayBeSecret() {
    var address = StreamAddress.parse("rtmp://ana:secret@host:1936/live/hidden-key?token=abc");
    assertThat(address.toString()).isEqualTo("rtmp://host:1936");
    assertThatThrownBy(() -> StreamAddress.parse("srt://ana:secret@host?passphrase=abc"))
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("abc");
  }
}
