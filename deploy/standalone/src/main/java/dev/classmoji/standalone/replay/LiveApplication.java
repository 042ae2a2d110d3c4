package dev.classmoji.standalone.replay;

import dev.classmoji.ingest.LiveIngest;
import dev.classmoji.ingest.LiveRequest;
import dev.classmoji.ingest.source.UnusableSourceException;
import dev.classmoji.schemas.MessageFormat;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ExitCode;

/** A live class, with the dashboard beside it, until Ctrl-C; then its report. */
@ApplicationScoped
final class LiveApplication implements QuarkusApplication {
  private final LiveIngest ingest;
  private final SessionRun run;
  private final Map<String, Object> client;

  LiveApplication(
      LiveIngest ingest,
      SessionRun run,
      @Identifier("default-kafka-broker") Map<String, Object> client) {
    this.ingest = ingest;
    this.run = run;
    this.client = client;
  }

  @Override
  public int run(String... args) throws Exception {
    var options = LiveRunOptions.parse(args);
    var request = options.request();
    DashboardPage.announce("ends the class", options.browser());
    if (!request.consent().given()) {
      System.out.println(
          "No --consent is given: only feedback on the class as a whole, on no single student.");
    }
    try (var format = MessageFormat.of(client)) {
      return read(request, options, format);
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof UnusableSourceException unusable) {
        System.err.println(unusable.getMessage());
        return ExitCode.USAGE;
      }
      throw e;
    } finally {
      run.finish();
    }
  }

  private int read(LiveRequest request, LiveRunOptions options, MessageFormat format)
      throws Exception {
    var lines = new SourceLines(System.out);
    var ended =
        run.follow(
            request.session(),
            format,
            () -> ingest.read(request),
            second -> lines.show(ingest.sources(), second));
    return run.report(ended, format, sources(request), options.report());
  }

  private static String sources(LiveRequest request) {
    return request.inputs().stream()
        .map(input -> input.address().shown())
        .collect(Collectors.joining(", "));
  }
}
