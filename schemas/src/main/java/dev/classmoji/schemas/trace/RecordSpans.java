package dev.classmoji.schemas.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/**
 * The spans of Kafka's records: that a record is sent, and what its receiver does with it. A record
 * without a trace gets none, in either direction.
 */
public final class RecordSpans {
  private final Tracing tracing;

  public RecordSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  /** What its receiver does with a record; invalid if its sender did not trace it. */
  public Span process(String topic, int partition, long offset, Headers headers, String group) {
    var sender = tracing.isOn() ? TraceHeaders.read(headers) : Context.root();
    if (!Span.fromContext(sender).getSpanContext().isSampled()) {
      return Span.getInvalid();
    }
    return start(Messaging.PROCESS, topic, SpanKind.CONSUMER, sender)
        .setAttribute(Messaging.CONSUMER_GROUP, group)
        .setAttribute(Messaging.PARTITION, String.valueOf(partition))
        .setAttribute(Messaging.OFFSET, offset);
  }

  /** That a record is sent, as a part of what this thread does now; its headers tell of it. */
  public Span send(String topic, Headers headers) {
    if (!tracing.isTraced()) {
      return Span.getInvalid();
    }
    var span = start(Messaging.SEND, topic, SpanKind.PRODUCER, Context.current());
    TraceHeaders.write(Context.root().with(span), headers);
    return span;
  }

  /**
   * That a record is sent, as a part of what this thread does now, until Kafka has it.
   *
   * @return the callback to send it with, which calls {@code callback}
   */
  public Callback sending(ProducerRecord<?, ?> record, Callback callback) {
    var span = send(record.topic(), record.headers());
    if (!span.isRecording()) {
      return callback;
    }
    return (metadata, failure) -> {
      acknowledge(span, metadata, failure);
      callback.onCompletion(metadata, failure);
    };
  }

  private static void acknowledge(Span span, RecordMetadata metadata, Exception failure) {
    if (failure == null) {
      span.setAttribute(Messaging.PARTITION, String.valueOf(metadata.partition()));
      span.setAttribute(Messaging.OFFSET, metadata.offset());
    } else {
      Tracing.fail(span, failure);
    }
    span.end();
  }

  private Span start(String operation, String topic, SpanKind kind, Context parent) {
    return tracing
        .span(operation + " " + topic)
        .setSpanKind(kind)
        .setParent(parent)
        .setAttribute(Messaging.SYSTEM, Messaging.KAFKA)
        .setAttribute(Messaging.OPERATION_NAME, operation)
        .setAttribute(Messaging.OPERATION_TYPE, operation)
        .setAttribute(Messaging.DESTINATION, topic)
        .startSpan();
  }
}
