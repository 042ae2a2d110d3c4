package dev.classmoji.standalone.subscription;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Those who take a connection, and then nothing more: each holds up whoever waits for it. */
final class Deaf implements AutoCloseable {
  private static final int SMALL_BUFFER = 4_096;
  private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

  private final ServerSocket server;
  private final Queue<Socket> taken = new ConcurrentLinkedQueue<>();

  private Deaf(ServerSocket server) {
    this.server = server;
  }

  /** A receiver of webhooks that never answers. */
  static Deaf receiver() throws IOException {
    return new Deaf(listen()).takeAll(socket -> {});
  }

  /** An MQTT broker that lets everybody in and acknowledges nothing, as one whose queue is full. */
  static Deaf broker() throws IOException {
    return new Deaf(listen())
        .takeAll(
            socket -> {
              readConnect(socket.getInputStream());
              socket.getOutputStream().write(CONNACK);
            });
  }

  private static void readConnect(InputStream in) throws IOException {
    in.read(); // what kind of packet it is
    in.readNBytes(in.read()); // its length, which is less than 128, and the rest
  }

  /** One who asks for all events by a WebSocket, and never reads one. */
  static Socket viewer(int port) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var request =
        String.join(
            "\r\n",
            "GET /api/events HTTP/1.1",
            "Host: localhost:" + port,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "",
            "");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static ServerSocket listen() throws IOException {
    var server = new ServerSocket();
    server.setReceiveBufferSize(SMALL_BUFFER);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return server;
  }

  @FunctionalInterface
  private interface Welcome {
    void greet(Socket socket) throws IOException;
  }

  private Deaf takeAll(Welcome welcome) {
    new Thread(
            () -> {
              try {
                while (true) {
                  var socket = server.accept();
                  taken.add(socket);
                  welcome.greet(socket);
                }
              } catch (IOException e) {
                // it was closed
              }
            })
        .start();
    return this;
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many connections it has taken. */
  int taken() {
    return taken.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : taken) {
      socket.close();
    }
  }
}
