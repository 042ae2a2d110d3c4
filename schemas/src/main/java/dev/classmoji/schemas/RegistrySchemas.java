package dev.classmoji.schemas;

import io.apicurio.registry.resolver.ParsedSchemaImpl;
import io.apicurio.registry.resolver.SchemaLookupResult;
import io.apicurio.registry.resolver.SchemaParser;
import io.apicurio.registry.resolver.SchemaResolver;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import io.apicurio.registry.rest.client.models.ProblemDetails;
import io.apicurio.registry.types.ArtifactType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.specific.SpecificRecord;

/**
 * The schemas of a registry, asked for once each and shared by all of Apicurio's serdes of a stage:
 * what an id means never changes. A message type is one artifact, named as its record in full,
 * whichever topics carry it. Thread-safe.
 */
final class RegistrySchemas implements SchemaResolver<Schema, SpecificRecord> {
  private static final String GROUP = "default";
  private static final String IF_EXISTS = "FIND_OR_CREATE_VERSION";
  private static final int NOT_FOUND = 404;

  private final RegistryClientFacade registry;
  private final RegistryCalls calls;
  private final Map<Schema, SchemaLookupResult<Schema>> written = new ConcurrentHashMap<>();
  private final Map<Long, SchemaLookupResult<Schema>> found = new ConcurrentHashMap<>();

  RegistrySchemas(RegistryClientFacade registry, RegistryCalls calls) {
    this.registry = registry;
    this.calls = calls;
  }

  /**
   * Makes a schema findable for every reader; returns once it is.
   *
   * @throws RegistryException if the registry does not take it
   */
  SchemaLookupResult<Schema> publish(Schema schema) {
    var known = written.get(schema);
    if (known == null) {
      known = result(register(schema), schema);
      written.put(schema, known);
      found.put(known.getContentId(), known);
    }
    return known;
  }

  private long register(Schema schema) {
    var name = schema.getFullName();
    return calls
        .answer(
            "register " + name,
            () ->
                registry.createSchema(
                    ArtifactType.AVRO,
                    GROUP,
                    name,
                    null,
                    IF_EXISTS,
                    false,
                    schema.toString(),
                    Set.of()))
        .getContentId();
  }

  /**
   * The schema of an id.
   *
   * @throws UnreadableMessageException if the registry has no Avro schema of that id
   * @throws RegistryException if it does not say
   */
  SchemaLookupResult<Schema> find(long id) {
    var known = found.get(id);
    if (known == null) {
      known = result(id, parsed(id));
      found.put(id, known);
    }
    return known;
  }

  private Schema parsed(long id) {
    var text =
        calls
            .answer("tell schema " + id, () -> text(id))
            .orElseThrow(() -> new UnreadableMessageException("unknown schema " + id, null));
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      throw new UnreadableMessageException("schema %d is none of Avro's".formatted(id), e);
    }
  }

  private Optional<String> text(long id) {
    try {
      return Optional.of(registry.getSchemaByContentId(id));
    } catch (ProblemDetails e) { // a 404 in the registry's own words, not some proxy's
      if (e.getResponseStatusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static SchemaLookupResult<Schema> result(long id, Schema schema) {
    return SchemaLookupResult.<Schema>builder()
        .contentId(id)
        .parsedSchema(new ParsedSchemaImpl<Schema>().setParsedSchema(schema))
        .build();
  }

  @Override
  public SchemaLookupResult<Schema> resolveSchema(Record<SpecificRecord> message) {
    return publish(message.payload().getSchema());
  }

  @Override
  public SchemaLookupResult<Schema> resolveSchemaByArtifactReference(ArtifactReference reference) {
    return find(reference.getContentId());
  }

  @Override
  public void setClientFacade(RegistryClientFacade facade) {
    throw new UnsupportedOperationException("it has its own");
  }

  @Override
  public void setArtifactResolverStrategy(
      ArtifactReferenceResolverStrategy<Schema, SpecificRecord> strategy) {
    throw new UnsupportedOperationException("it has its own");
  }

  @Override
  public SchemaParser<Schema, SpecificRecord> getSchemaParser() {
    throw new UnsupportedOperationException("nobody asks for it");
  }

  @Override
  public void reset() {
    // what an id means never changes
  }

  @Override
  public void close() {
    calls.close();
  }
}
