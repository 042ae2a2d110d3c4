package dev.classmoji.schemas;

import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.client.RegistryClientFacadeImpl;
import io.apicurio.registry.rest.client.RegistryClient;
import io.apicurio.registry.serde.avro.AvroDeserializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.avro.AvroSerializer;
import io.apicurio.registry.serde.config.SerdeConfig;
import io.kiota.http.jdk.JDKRequestAdapter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Confluent's wire format by Apicurio's serdes: the schema's id is in the payload. Its serdes for
 * Kafka are a shell around these that can write headers instead, and Quarkus refuses to build an
 * application that contains them without an extension.
 */
record RegistryFormat(RegistrySchemas schemas, SchemaCatalogue catalogue) implements MessageFormat {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Map<String, Object> SERDES =
      Map.of(AvroSerdeConfig.AVRO_DATUM_PROVIDER, MessageDatums.class);

  static RegistryFormat of(RegistrySettings settings, SchemaCatalogue catalogue) {
    var calls = new RegistryCalls(settings.url(), settings.patience());
    return new RegistryFormat(new RegistrySchemas(registry(settings.url()), calls), catalogue);
  }

  /** Apicurio's own factories would need Vert.x on the class path. */
  static RegistryClientFacade registry(URI url) {
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    var adapter = new JDKRequestAdapter(http);
    adapter.setBaseUrl(url.toString().replaceAll("/+$", ""));
    return new RegistryClientFacadeImpl(new RegistryClient(adapter));
  }

  @Override
  public Serializer<SpecificRecord> serializer(Topic... topics) {
    Stream.of(topics)
        .flatMap(topic -> topic.messages().stream())
        .map(SpecificData.get()::getSchema)
        .forEach(schemas::publish);
    var serializer = new AvroSerializer<SpecificRecord>(schemas);
    serializer.configure(new SerdeConfig(SERDES), false);
    return serializer::serializeData;
  }

  @Override
  public Deserializer<SpecificRecord> deserializer() {
    var registered = new AvroDeserializer<SpecificRecord>(schemas);
    registered.configure(new SerdeConfig(SERDES), false);
    return new RegistryDeserializer(schemas, registered, new SingleObjectDeserializer(catalogue));
  }

  @Override
  public void close() {
    schemas.close();
    catalogue.close();
  }
}
