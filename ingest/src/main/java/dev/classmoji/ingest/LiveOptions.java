package dev.classmoji.ingest;

import dev.classmoji.ingest.source.StreamAddress;
import dev.classmoji.schemas.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads live video is told. */
public final class LiveOptions {
  private static final String DEFAULT_NAME = "live";

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description = {
        "A picture with any number of students:",
        "rtmp://0.0.0.0:1935/live?listen takes a push (OBS, Zoom, Jitsi),",
        "srt://0.0.0.0:9000?mode=listener likewise;",
        "rtmp://, rtsp://, srt://, http(s):// (HLS) ask a server;",
        "udp://0.0.0.0:1234 takes MPEG-TS; /dev/video0 is a camera."
      })
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--student",
      paramLabel = "NAME=SOURCE",
      description = "A source that shows one student, whose name is known. May be repeated.")
  private Map<String, String> students = new LinkedHashMap<>();

  @Option(
      names = "--session",
      paramLabel = "NAME",
      defaultValue = DEFAULT_NAME,
      description = "The class's name, of a-z, 0-9 and - (default: ${DEFAULT-VALUE}).")
  private String session;

  @Option(
      names = "--consent",
      paramLabel = "all|FILE",
      description = {
        "Who agreed to be read: all, or those listed in FILE, one student (S01, or a name) a line.",
        "Without it only feedback on the class as a whole is given."
      })
  private String consent;

  /**
   * A new run of the class.
   *
   * @throws IllegalArgumentException if an option cannot be used; the message says what to do
   */
  public LiveRequest request() {
    var inputs = new ArrayList<LiveRequest.Input>();
    sources.forEach(
        source -> inputs.add(new LiveRequest.Input(StreamAddress.parse(source), Optional.empty())));
    students.forEach(
        (name, source) ->
            inputs.add(new LiveRequest.Input(StreamAddress.parse(source), Optional.of(name))));
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "no source is given: name one, e.g. 'rtmp://0.0.0.0:1935/live?listen'");
    }
    return new LiveRequest(
        inputs,
        SessionId.of(session),
        consent == null || consent.isBlank() ? Consent.unasked() : Consent.parse(consent));
  }
}
