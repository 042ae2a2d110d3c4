package dev.classmoji.standalone.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.IntSupplier;

/**
 * The API for webhooks, as a program uses it.
 *
 * @param port of whichever aggregator is asked
 */
record HooksApi(IntSupplier port) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Asks for a webhook and returns what it is then like. */
  JsonNode register(String body) {
    var answer = ask("POST", "", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Received.json(answer.body());
  }

  JsonNode show(String id) {
    return Received.json(ask("GET", "/" + id, "").body());
  }

  String state(String id) {
    return show(id).get("state").asText();
  }

  HttpResponse<String> ask(String method, String path, String body) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port.getAsInt() + "/api/webhooks" + path))
              .method(method, BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the aggregator does not answer", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
