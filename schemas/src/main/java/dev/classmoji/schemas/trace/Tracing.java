package dev.classmoji.schemas.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A stage's share in traces. Where it is off, or what is being done now belongs to no trace that is
 * sampled, there are no spans but the invalid one, which keeps nothing. Thread-safe.
 */
public final class Tracing implements AutoCloseable {
  private static final String SCOPE = "dev.classmoji";
  private static final long FAREWELL_SECONDS = 5;
  private static final Tracing OFF = new Tracing(OpenTelemetry.noop(), false, () -> {});

  private final Tracer tracer;
  private final boolean on;
  private final Runnable farewell;

  private Tracing(OpenTelemetry telemetry, boolean on, Runnable farewell) {
    this.tracer = telemetry.getTracer(SCOPE);
    this.on = on;
    this.farewell = farewell;
  }

  /** Traces nothing. */
  public static Tracing off() {
    return OFF;
  }

  /** Gives its spans to {@code telemetry}, which it does not close. */
  public static Tracing of(OpenTelemetry telemetry) {
    return new Tracing(telemetry, true, () -> {});
  }

  /**
   * What OpenTelemetry's own settings ask for, environment variables ({@code OTEL_TRACES_EXPORTER})
   * or system properties ({@code otel.traces.exporter}): nothing, unless that names an exporter;
   * then, unless they say otherwise, one picture's trace in a hundred over OTLP by HTTP.
   *
   * @param service the {@code service.name} of the stage
   * @throws RuntimeException if a setting cannot be used; the message names it
   */
  public static Tracing of(String service) {
    var exporter = setting("otel.traces.exporter");
    if (exporter.isEmpty()
        || exporter.equals("none")
        || setting("otel.sdk.disabled").equals("true")) {
      return OFF;
    }
    var sdk = StandardSdk.open(service);
    return new Tracing(sdk, true, () -> sdk.shutdown().join(FAREWELL_SECONDS, TimeUnit.SECONDS));
  }

  private static String setting(String name) {
    var variable = System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_'));
    return System.getProperty(name, variable == null ? "" : variable).strip();
  }

  /** Whether any trace is to be made. */
  boolean isOn() {
    return on;
  }

  /** Whether what this thread does now is part of a trace that is sampled. */
  boolean isTraced() {
    return on && Span.current().isRecording();
  }

  /** A span to come, a part of what this thread does now. */
  SpanBuilder span(String name) {
    return tracer.spanBuilder(name);
  }

  /**
   * Begins a trace, if it is sampled.
   *
   * @param startMicros when what it is about began, microseconds since the epoch
   */
  public Span begin(String name, long startMicros) {
    return on
        ? span(name).setNoParent().setStartTimestamp(startMicros, TimeUnit.MICROSECONDS).startSpan()
        : Span.getInvalid();
  }

  /** A part of what this thread does now, that lasts as long as the work. */
  public <T> T part(String name, Supplier<T> work) {
    return isTraced() ? during(span(name).startSpan(), work) : work.get();
  }

  /**
   * A part of what this thread does now, that is over.
   *
   * @param fromMicros when it began, microseconds since the epoch
   * @param toMicros when it ended, likewise
   */
  public void past(String name, long fromMicros, long toMicros) {
    if (isTraced()) {
      span(name)
          .setStartTimestamp(fromMicros, TimeUnit.MICROSECONDS)
          .startSpan()
          .end(toMicros, TimeUnit.MICROSECONDS);
    }
  }

  /**
   * A part of what this thread does now, that ends with this call.
   *
   * @param fromMicros when it began, microseconds since the epoch
   */
  public void since(String name, long fromMicros) {
    if (isTraced()) {
      span(name).setStartTimestamp(fromMicros, TimeUnit.MICROSECONDS).startSpan().end();
    }
  }

  /**
   * A span of what is done for several at once: a part of the first, linked to all and they to it.
   *
   * @param of recording spans, at least one
   */
  public Span common(String name, List<Span> of) {
    var builder = span(name).setParent(Context.root().with(of.get(0)));
    of.forEach(one -> builder.addLink(one.getSpanContext()));
    var common = builder.startSpan();
    of.forEach(one -> one.addLink(common.getSpanContext()));
    return common;
  }

  /** Does what the span is about, and ends it. */
  public <T> T during(Span span, Supplier<T> work) {
    if (!span.isRecording()) {
      return work.get();
    }
    var scope = span.makeCurrent();
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      fail(span, e);
      throw e;
    } finally {
      scope.close();
      span.end();
    }
  }

  /** Does what the span is about, and ends it. */
  public void during(Span span, Runnable work) {
    during(
        span,
        () -> {
          work.run();
          return null;
        });
  }

  static void fail(Span span, Throwable failure) {
    span.setAttribute(Messaging.ERROR, failure.getClass().getName());
    span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
  }

  /** Sends what spans are left, within a few seconds. */
  @Override
  public void close() {
    farewell.run();
  }
}
