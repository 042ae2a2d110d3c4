package dev.classmoji.ingest;

import dev.classmoji.ingest.source.Picture;
import dev.classmoji.schemas.SessionId;
import dev.classmoji.schemas.trace.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import java.util.function.Supplier;

/** The traces of a session's pictures: each begins with its decoding, if it is sampled at all. */
final class PictureTraces {
  private static final AttributeKey<String> SESSION = AttributeKey.stringKey("classmoji.session");
  private static final AttributeKey<String> SOURCE = AttributeKey.stringKey("classmoji.source");
  private static final AttributeKey<Long> FRAME = AttributeKey.longKey("classmoji.frame");

  private final Tracing tracing;
  private final String session;

  PictureTraces(Tracing tracing, SessionId session) {
    this.tracing = tracing;
    this.session = session.toString();
  }

  /** Does all that is done with a picture. */
  void during(String source, Picture picture, Runnable work) {
    long captured = picture.capturedAtMicros();
    long begun = captured - picture.decodeMicros();
    var frame =
        tracing
            .begin("frame", begun)
            .setAttribute(SESSION, session)
            .setAttribute(SOURCE, source)
            .setAttribute(FRAME, picture.index());
    tracing.during(
        frame,
        () -> {
          tracing.past("decode", begun, captured);
          tracing.since("wait", captured);
          work.run();
        });
  }

  /** Does a part of it. */
  <T> T part(String name, Supplier<T> work) {
    return tracing.part(name, work);
  }
}
