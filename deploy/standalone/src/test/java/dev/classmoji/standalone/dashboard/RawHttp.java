package dev.classmoji.standalone.dashboard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** HTTP as bytes on a socket: any host, origin and path, as no well-behaved client would send. */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 5_000;

  private RawHttp() {}

  /** The whole answer, status line first. */
  public static String get(int port, String path, String... headers) throws IOException {
    return ask(port, "GET", path, "127.0.0.1:" + port, headers);
  }

  public static String ask(int port, String method, String path, String host, String... headers)
      throws IOException {
    var request = new StringBuilder(method + ' ' + path + " HTTP/1.1\r\n");
    request.append("Host: ").append(host).append("\r\n");
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    return exchange(port, request.append("Connection: close\r\n\r\n").toString());
  }

  /** The answer to a page that asks for a WebSocket. */
  static String upgrade(int port, String host, String origin) throws IOException {
    return exchange(
        port,
        String.join(
            "\r\n",
            "GET /api/live HTTP/1.1",
            "Host: " + host,
            "Origin: " + origin,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "",
            ""));
  }

  /** The answer to a page of this origin that sends a body. */
  static String send(int port, String method, String path, String origin, byte[] body)
      throws IOException {
    var head =
        String.join(
            "\r\n",
            method + ' ' + path + " HTTP/1.1",
            "Host: localhost:" + port,
            "Origin: " + origin,
            "Content-Length: " + body.length,
            "Connection: close",
            "",
            "");
    return exchange(port, head + new String(body, ISO_8859_1));
  }

  private static String exchange(int port, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      var answer = new ByteArrayOutputStream();
      try {
        for (int next = socket.getInputStream().read();
            next >= 0 && !isSwitched(answer);
            next = socket.getInputStream().read()) {
          answer.write(next);
        }
      } catch (SocketTimeoutException e) {
        answer.writeBytes(" (and then nothing)".getBytes(UTF_8));
      }
      return answer.toString(UTF_8);
    }
  }

  private static boolean isSwitched(ByteArrayOutputStream answer) {
    var text = answer.toString(ISO_8859_1);
    return text.startsWith("HTTP/1.1 101") && text.endsWith("\r\n\r\n");
  }
}
