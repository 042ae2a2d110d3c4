package dev.classmoji.ingest.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * A port that takes RTMP pushes, one at a time; others are turned away meanwhile. FFmpeg's own
 * listener closes its port between two pushes, and cannot tell a silent client from none. So the
 * port is ours, and what comes in is handed on to FFmpeg on a loopback port.
 */
final class RtmpDoor implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int RETRY_MILLIS = 20;

  /** A sender that was cut off may be back before its first connection is cleared away. */
  private static final int KNOCK_MILLIS = 1000;

  private final StreamAddress address;
  private final ServerSocket port;
  private final Duration patience;
  private final SynchronousQueue<Socket> waiting = new SynchronousQueue<>();
  private volatile Socket client;
  private int innerPort;

  private RtmpDoor(StreamAddress address, ServerSocket port, Duration patience) {
    this.address = address;
    this.port = port;
    this.patience = patience;
  }

  /**
   * Opens the port.
   *
   * @param patience how long FFmpeg may take to be ready for what comes in
   * @throws IOException if the port is taken or not ours to open
   */
  static RtmpDoor open(StreamAddress address, Duration patience) throws IOException {
    var port = new ServerSocket();
    port.setReuseAddress(true);
    try {
      port.bind(new InetSocketAddress(address.host(), address.port()));
    } catch (IOException e) {
      port.close();
      throw e;
    }
    var door = new RtmpDoor(address, port, patience);
    daemon("rtmp-door-" + address.port(), door::receive);
    return door;
  }

  StreamAddress address() {
    return address;
  }

  /** Where FFmpeg is to listen for the client that was let in. */
  String inner() {
    return "rtmp://127.0.0.1:%d%s".formatted(innerPort, address.path());
  }

  /** Returns once a client has connected and been let in. */
  void letIn() throws InterruptedException, IOException {
    dismiss();
    var let = waiting.take();
    client = let;
    innerPort = freePort();
    int to = innerPort;
    daemon("rtmp-in-" + address.port(), () -> relay(let, to));
  }

  /** Closes the connection of the client that was let in. */
  void dismiss() {
    closeQuietly(client);
    client = null;
  }

  private void receive() {
    while (!port.isClosed()) {
      try {
        var knocking = port.accept();
        if (!waiting.offer(knocking, KNOCK_MILLIS, TimeUnit.MILLISECONDS)) {
          knocking.close();
        }
      } catch (IOException e) {
        // that client is gone, or the port is closed
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void relay(Socket outside, int to) {
    try (outside;
        var inside = connect(to)) {
      outside.setTcpNoDelay(true);
      inside.setTcpNoDelay(true);
      daemon("rtmp-out-" + address.port(), () -> pump(inside, outside));
      pump(outside, inside);
    } catch (IOException e) {
      // the connection is over; FFmpeg sees the end of what it reads
    }
  }

  private Socket connect(int to) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), to);
      } catch (IOException e) {
        if (System.nanoTime() - end >= 0 || port.isClosed()) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Copies until either side closes, then closes both. */
  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      var bytes = new byte[BUFFER_BYTES];
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        out.write(bytes, 0, count);
      }
    } catch (IOException e) {
      // closed from the other side
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void daemon(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // it is closed all the same
    }
  }

  @Override
  public void close() {
    dismiss();
    try {
      port.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }
}
