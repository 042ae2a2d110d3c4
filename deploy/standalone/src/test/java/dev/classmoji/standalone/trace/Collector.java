package dev.classmoji.standalone.trace;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A collector of traces: takes OTLP by HTTP and keeps all spans that it is sent. */
final class Collector implements AutoCloseable {
  private final Map<ByteString, Received> spans = new ConcurrentHashMap<>();
  private final HttpServer server;

  /**
   * @param service the {@code service.name} of who sent it
   */
  record Received(String service, Span span) {
    String name() {
      return span.getName();
    }

    @Override
    public String toString() {
      return service + ": " + name();
    }
  }

  private Collector(HttpServer server) {
    this.server = server;
  }

  static Collector start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var collector = new Collector(server);
    server.createContext("/v1/traces", collector::take);
    server.start();
    return collector;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      for (var resource : request.getResourceSpansList()) {
        var service = service(resource.getResource());
        resource.getScopeSpansList().stream()
            .flatMap(scope -> scope.getSpansList().stream())
            .forEach(span -> spans.put(span.getSpanId(), new Received(service, span)));
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static String service(Resource resource) {
    return resource.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals("service.name"))
        .map(attribute -> attribute.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Received> spans() {
    return List.copyOf(spans.values());
  }

  Received span(ByteString id) {
    return spans.get(id);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
