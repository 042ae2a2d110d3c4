package dev.classmoji.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.ingest.Lecture;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoHardwareTest {
  private final Logger logger = Logger.getLogger(VideoHardware.class.getName());
  private final Warnings warnings = new Warnings();

  @BeforeEach
  void listen() {
    logger.addHandler(warnings);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "auto", "cuda", "vaapi", "no-such-hardware"})
  void shouldDecodeWhateverTheMachineHas(String name) throws Exception {
    decode(new VideoHardware(name));
  }

  @Test
  void shouldSayOnceThatThereIsNoSuchHardware() throws Exception {
    decode(new VideoHardware("missing"));
    decode(new VideoHardware("missing"));
    assertThat(warnings.heard).hasSize(1).first().asString().contains("missing", "h264");
  }

  @Test
  void shouldSayNothingWhereNoneIsWanted() throws Exception {
    decode(VideoHardware.NONE);
    assertThat(warnings.heard).isEmpty();
  }

  private static void decode(VideoHardware hardware) throws Exception {
    try (var demuxer = Demuxer.open(Lecture.shipped().video());
        var decoder = VideoDecoder.open(demuxer, 1, hardware, packet -> {})) {
      for (int i = 0; i < 3; i++) {
        var frame = decoder.inMemory(decoder.next(demuxer));
        assertThat(frame.width()).isEqualTo(1280);
        assertThat(frame.height()).isEqualTo(720);
        assertThat(frame.data(0).isNull()).isFalse();
      }
    }
  }

  private static final class Warnings extends Handler {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      heard.add(new SimpleFormatter().formatMessage(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
