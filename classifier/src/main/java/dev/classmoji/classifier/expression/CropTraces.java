package dev.classmoji.classifier.expression;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.classmoji.schemas.trace.RecordSpans;
import dev.classmoji.schemas.trace.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records under way that ingest traced, few if any: each has a span from its arrival until its
 * outcome is sent. A batch has one as well, in the trace of the first such crop in it; it is linked
 * to each of them, and they to it. Not thread-safe.
 */
final class CropTraces {
  private static final AttributeKey<Long> CROPS = longKey("messaging.batch.message_count");
  private static final AttributeKey<String> MODEL = stringKey("classmoji.model");
  private static final Callback NOTHING = (metadata, failure) -> {};

  private final Map<Place, Span> underway = new HashMap<>();
  private final Tracing tracing;
  private final RecordSpans spans;

  CropTraces(Tracing tracing) {
    this.tracing = tracing;
    this.spans = new RecordSpans(tracing);
  }

  void arrived(ConsumerRecord<?, ?> record, Place place) {
    var span =
        spans.process(
            record.topic(),
            record.partition(),
            record.offset(),
            record.headers(),
            KafkaClients.GROUP);
    if (span.isRecording()) {
      underway.put(place, span);
    }
  }

  /** Has the model read a batch. */
  <T> T classify(List<Arrival.Crop> crops, String model, Supplier<T> reading) {
    var traced =
        crops.stream().map(crop -> underway.get(crop.place())).filter(Objects::nonNull).toList();
    if (traced.isEmpty()) {
      return reading.get();
    }
    var batch =
        tracing
            .common("classify", traced)
            .setAttribute(CROPS, crops.size())
            .setAttribute(MODEL, model);
    return tracing.during(batch, reading);
  }

  /** An outcome is being sent; returns the callback to send it with. */
  Callback leaving(Outcome outcome, ProducerRecord<?, ?> record) {
    var span = underway.remove(outcome.place());
    if (span == null) {
      return NOTHING;
    }
    if (outcome instanceof Outcome.Refused refused) {
      span.setStatus(StatusCode.ERROR, refused.letter().getDetail());
    }
    return tracing.during(span, () -> spans.sending(record, NOTHING));
  }

  /** A record goes back to the topic. */
  void returned(Place place) {
    var span = underway.remove(place);
    if (span != null) {
      span.addEvent("returned").end();
    }
  }
}
