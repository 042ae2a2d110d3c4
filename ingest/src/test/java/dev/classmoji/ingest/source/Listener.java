package dev.classmoji.ingest.source;

/** The protocols by which video is sent to a port of ours. */
enum Listener {
  RTMP("flv", "rtmp://127.0.0.1:%d/live/key?listen", "rtmp://127.0.0.1:%d/live/key"),
  SRT("mpegts", "srt://127.0.0.1:%d?mode=listener", "srt://127.0.0.1:%d"),
  UDP("mpegts", "udp://127.0.0.1:%d", "udp://127.0.0.1:%d?pkt_size=1316");

  private final String format;
  private final String listens;
  private final String pushes;

  Listener(String format, String listens, String pushes) {
    this.format = format;
    this.listens = listens;
    this.pushes = pushes;
  }

  /** FFmpeg's name of the container. */
  String format() {
    return format;
  }

  /** What we are told to listen on. */
  String listens(int port) {
    return listens.formatted(port);
  }

  /** Where others push to. */
  String pushes(int port) {
    return pushes.formatted(port);
  }
}
