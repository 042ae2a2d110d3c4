/**
 * How a picture's way is traced over all stages: OpenTelemetry's spans, joined by W3C's {@code
 * traceparent} in the headers of Kafka's records, which readers that know nothing of it pass over.
 *
 * <p>It stands on OpenTelemetry's API and SDK, not on Quarkus' extension for it: that has one
 * {@code service.name} for a process, while all stages may run in one; its sampler is fixed when
 * the application is built; and it brings gRPC and a tracer of HTTP requests, which nobody needs
 * here. Nor on OpenTelemetry's wrappers of Kafka's clients: they begin a trace for every record
 * that has none.
 */
package dev.classmoji.schemas.trace;
