package dev.classmoji.standalone.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a report folder says of a session.
 *
 * @param seconds the rows of students.csv
 * @param events the lines of events.jsonl
 */
public record Reported(List<StudentSecond> seconds, List<Event> events) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A student at a whole second; no box while away. */
  public record StudentSecond(
      long second, String student, String expression, Optional<Rectangle> box) {}

  /** A student's emoji changed at {@code since}, seconds of media time. */
  public record Event(String student, String to, double since, JsonNode json) {

    /** The event without ids and wall clocks: what must be the same in every run. */
    public String repeatable() {
      return List.of("student", "sequence", "from", "to", "emoji", "confidence", "since_s", "frame")
          .stream()
          .map(field -> json.get(field).asText())
          .reduce((a, b) -> a + " " + b)
          .orElseThrow();
    }
  }

  /** Reads the folder that {@code --report} wrote. */
  public static Reported read(Path folder) throws IOException {
    var seconds =
        Files.readAllLines(folder.resolve("students.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(
                row ->
                    new StudentSecond(
                        Long.parseLong(row[0]),
                        row[1],
                        row[2],
                        row[5].isEmpty() ? Optional.empty() : Optional.of(Rectangle.of(row, 5))))
            .toList();
    var events = new ArrayList<Event>();
    for (var line : Files.readAllLines(folder.resolve("events.jsonl"))) {
      var json = JSON.readTree(line);
      events.add(
          new Event(
              json.get("student").asText(),
              json.get("to").asText(),
              json.get("since_s").asDouble(),
              json));
    }
    return new Reported(seconds, events);
  }
}
