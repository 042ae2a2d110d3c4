package dev.classmoji.ingest.source;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The protocols of live video, and what FFmpeg is told for each. */
public enum StreamKind {
  RTMP(Set.of("rtmp", "rtmps"), false, "flv", Map.of()),
  /** Over TCP, which loses nothing; over UDP from who has no other. */
  RTSP(
      Set.of("rtsp", "rtsps"),
      false,
      null,
      Map.of("rtsp_transport", "tcp+udp", "rtsp_flags", "prefer_tcp")),
  SRT(Set.of("srt"), true, "mpegts", Map.of()),
  /** HLS, from its latest segment on, and whatever else a web server sends; FFmpeg looks which. */
  HTTP(Set.of("http", "https"), false, null, Map.of("live_start_index", "-1")),
  /** MPEG-TS; lost packets are passed over. */
  UDP(Set.of("udp"), true, "mpegts", Map.of("overrun_nonfatal", "1", "fifo_size", "50000")),
  CAMERA(Set.of(), false, "v4l2", Map.of());

  /** FFmpeg may be led to these by a server, and never to a file. */
  static final String PROTOCOLS = "rtmp,rtmps,rtp,rtsp,srt,udp,tcp,tls,http,https,crypto,httpproxy";

  static final String FORMATS =
      "flv,live_flv,rtsp,rtp,sdp,mpegts,hls,mov,matroska,dash,v4l2,mpjpeg";

  private final Set<String> schemes;
  private final boolean needsPort;
  private final String format;
  private final Map<String, String> options;

  StreamKind(Set<String> schemes, boolean needsPort, String format, Map<String, String> options) {
    this.schemes = schemes;
    this.needsPort = needsPort;
    this.format = format;
    this.options = options;
  }

  Set<String> schemes() {
    return schemes;
  }

  /** Whether it has no port of its own that all know. */
  boolean needsPort() {
    return needsPort;
  }

  /** FFmpeg's name of the container; null if it is to find out. */
  String format() {
    return format;
  }

  /** FFmpeg's options. */
  Map<String, String> options() {
    return options;
  }

  /** Whether an address with this query is one to listen on. */
  boolean asksToListen(String query) {
    var parts = List.of(query.split("&"));
    return switch (this) {
      case RTMP -> parts.contains("listen") || parts.contains("listen=1");
      case SRT -> parts.contains("mode=listener");
      default -> false;
    };
  }
}
