package dev.classmoji.ingest.source;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_READ;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avformat.avio_r8;
import static org.bytedeco.ffmpeg.global.avformat.avio_seek;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

/**
 * One connection to a live source, until it breaks. Every wait of it has a deadline, but that for
 * somebody to push.
 */
final class StreamConnection implements AutoCloseable {
  /** C's way to say "from here". */
  private static final int SEEK_CUR = 1;

  private final Deadline deadline;
  private final StreamSettings settings;
  private final AVFormatContext container;
  private AVIOContext input;
  private Demuxer demuxer;

  private StreamConnection(Deadline deadline, StreamSettings settings) {
    this.deadline = deadline;
    this.settings = settings;
    container = avformat_alloc_context();
    deadline.watch(container.interrupt_callback());
    container.max_analyze_duration(settings.analysis().toNanos() / 1000);
  }

  /**
   * Asks a server, or a camera, for its stream.
   *
   * @throws StreamException if no video comes
   */
  static StreamConnection call(StreamAddress address, Deadline deadline, StreamSettings settings)
      throws StreamException {
    var connection = connection(address, deadline, settings);
    deadline.within(settings.answer());
    connection.openContainer(address.kind(), address.text(), Map.of());
    return connection;
  }

  /**
   * Takes the next push to a port of ours by SRT or UDP, however long that takes to come.
   *
   * @throws StreamException if no video comes after that
   */
  static StreamConnection listen(StreamAddress address, Deadline deadline, StreamSettings settings)
      throws StreamException {
    var connection = connection(address, deadline, settings);
    deadline.never();
    connection.openInput(address);
    deadline.within(settings.answer());
    connection.openContainer(address.kind(), null, Map.of());
    return connection;
  }

  /**
   * Takes a push that was let in at {@code door}.
   *
   * @throws StreamException if no video comes
   */
  static StreamConnection accept(RtmpDoor door, Deadline deadline, StreamSettings settings)
      throws StreamException {
    var connection = connection(door.address(), deadline, settings);
    deadline.within(settings.answer());
    connection.openContainer(StreamKind.RTMP, door.inner(), Map.of("listen", "1"));
    return connection;
  }

  private static StreamConnection connection(
      StreamAddress address, Deadline deadline, StreamSettings settings) throws StreamException {
    try {
      if (address.kind() == StreamKind.CAMERA) {
        Libraries.loadDevices();
      } else {
        Libraries.load();
      }
    } catch (LinkageError e) {
      throw new StreamException(StreamFault.noDevices(e.getMessage()));
    }
    return new StreamConnection(deadline, settings);
  }

  private void openInput(StreamAddress address) throws StreamException {
    var options = options(address.kind().options());
    try (var callback = new AVIOInterruptCB()) {
      deadline.watch(callback);
      input = new AVIOContext(null);
      check(avio_open2(input, address.text(), AVIO_FLAG_READ, callback, options));
      container.pb(input);
      if (!address.listens()) {
        awaitFirstByte();
      }
      container.flags(container.flags() | AVFMT_FLAG_CUSTOM_IO);
    } catch (StreamException e) {
      input = null;
      close();
      throw e;
    } finally {
      av_dict_free(options);
    }
  }

  /** Without a connection, what comes first is the beginning. */
  private void awaitFirstByte() throws StreamException {
    avio_r8(input);
    check(input.error());
    avio_seek(input, -1, SEEK_CUR);
  }

  private void openContainer(StreamKind kind, String url, Map<String, String> more)
      throws StreamException {
    var options = options(kind.options());
    more.forEach((name, value) -> av_dict_set(options, name, value, 0));
    var format =
        kind.format() == null ? new AVInputFormat(null) : av_find_input_format(kind.format());
    try {
      check(avformat_open_input(container, url, format, options));
      check(avformat_find_stream_info(container, (PointerPointer<?>) null));
      demuxer = Demuxer.of(container, () -> deadline.within(settings.silence()));
      if (demuxer == null) {
        throw new StreamException(StreamFault.noVideo());
      }
    } catch (StreamException e) {
      close();
      throw e;
    } finally {
      av_dict_free(options);
    }
  }

  private static AVDictionary options(Map<String, String> given) {
    var options = new AVDictionary(null);
    av_dict_set(options, "protocol_whitelist", StreamKind.PROTOCOLS, 0);
    av_dict_set(options, "format_whitelist", StreamKind.FORMATS, 0);
    given.forEach((name, value) -> av_dict_set(options, name, value, 0));
    return options;
  }

  private void check(int result) throws StreamException {
    if (result < 0) {
      throw new StreamException(StreamFault.notOpened(result, deadline, settings.answer()));
    }
  }

  /** Its demuxer, whose reads end when nothing has come for too long. */
  Demuxer demuxer() {
    return demuxer;
  }

  @Override
  public void close() {
    deadline.within(settings.silence());
    if (demuxer != null) {
      demuxer.close();
    } else {
      avformat_close_input(container);
    }
    if (input != null) {
      avio_closep(input);
    }
  }
}
