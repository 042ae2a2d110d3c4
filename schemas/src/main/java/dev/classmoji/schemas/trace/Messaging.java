package dev.classmoji.schemas.trace;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/** The attributes of OpenTelemetry's semantic conventions for messaging, version 1.37. */
final class Messaging {
  static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
  static final AttributeKey<String> OPERATION_NAME = stringKey("messaging.operation.name");
  static final AttributeKey<String> OPERATION_TYPE = stringKey("messaging.operation.type");
  static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
  static final AttributeKey<String> PARTITION = stringKey("messaging.destination.partition.id");
  static final AttributeKey<String> CONSUMER_GROUP = stringKey("messaging.consumer.group.name");
  static final AttributeKey<Long> OFFSET = longKey("messaging.kafka.offset");
  static final AttributeKey<String> ERROR = stringKey("error.type");

  static final String KAFKA = "kafka";
  static final String SEND = "send";
  static final String PROCESS = "process";

  private Messaging() {}
}
