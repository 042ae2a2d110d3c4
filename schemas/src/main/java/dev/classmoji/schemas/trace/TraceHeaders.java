package dev.classmoji.schemas.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** W3C's {@code traceparent} and {@code tracestate} in the headers of a Kafka record. */
final class TraceHeaders {
  static final String TRACEPARENT = "traceparent";

  private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

  private static final TextMapGetter<Headers> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
          return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public String get(Headers headers, String key) {
          var header = headers.lastHeader(key);
          return header == null || header.value() == null
              ? null
              : new String(header.value(), UTF_8);
        }
      };

  private TraceHeaders() {}

  static void write(Context context, Headers headers) {
    W3C.inject(
        context, headers, (to, key, value) -> to.remove(key).add(key, value.getBytes(UTF_8)));
  }

  /** The span that sent the record; the root if none did, or the header cannot be read. */
  static Context read(Headers headers) {
    return headers.lastHeader(TRACEPARENT) == null
        ? Context.root()
        : W3C.extract(Context.root(), headers, GETTER);
  }
}
