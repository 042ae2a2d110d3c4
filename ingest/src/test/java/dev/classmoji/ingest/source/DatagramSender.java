package dev.classmoji.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An MPEG-TS encoder that is changed while it sends: clips one after another, byte by byte. */
final class DatagramSender implements AutoCloseable {
  private static final int DATAGRAM_BYTES = 7 * 188;

  private final int port;
  private final double clipSeconds;
  private final Thread thread = new Thread(this::send, "datagrams");
  private volatile byte[] clip;
  private volatile boolean closed;

  /**
   * @param port of this machine
   * @param clipSeconds how long its clips are
   */
  DatagramSender(int port, double clipSeconds) {
    this.port = port;
    this.clipSeconds = clipSeconds;
  }

  /** From now on sends this clip, again and again, in real time. */
  void play(Path next) throws IOException {
    boolean first = clip == null;
    clip = Files.readAllBytes(next);
    if (first) {
      thread.start();
    }
  }

  private void send() {
    try (var socket = new DatagramSocket()) {
      while (!closed) {
        var now = clip;
        int datagrams = (now.length + DATAGRAM_BYTES - 1) / DATAGRAM_BYTES;
        long pauseNanos = (long) (clipSeconds * 1e9 / datagrams);
        for (int at = 0; at < now.length && now == clip; at += DATAGRAM_BYTES) {
          int length = Math.min(DATAGRAM_BYTES, now.length - at);
          socket.send(new DatagramPacket(now, at, length, InetAddress.getLoopbackAddress(), port));
          TimeUnit.NANOSECONDS.sleep(pauseNanos);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
