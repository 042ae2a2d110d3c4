package dev.classmoji.standalone.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.classmoji.aggregator.report.TopicLog;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code classmoji sessions list}: one line for each session, from its descriptor alone. */
@Command(
    name = "list",
    description = "Lists the sessions, newest first.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji sessions list --data ~/classmoji",
      "  classmoji sessions list --broker localhost:9092 --json"
    })
final class ListCommand extends StoredCommand {
  @Option(names = "--json", description = "For programs: one JSON object per line.")
  private boolean json;

  @Override
  int run(SessionStore store) throws JsonProcessingException {
    var index = index(store);
    if (json) {
      printJson(index, store.exclusive());
    } else if (index.sessions().isEmpty()) {
      out().println("No sessions yet.");
    } else {
      SessionTable.lines(index.sessions(), store.exclusive(), ZoneId.systemDefault())
          .forEach(out()::println);
    }
    if (index.unreadable() > 0) {
      err()
          .printf(
              "Left out: %d that this Classmoji cannot read. If a newer one wrote them, update it;"
                  + " if with a schema registry, give --registry.%n",
              index.unreadable());
    }
    return 0;
  }

  private SessionIndex index(SessionStore store) {
    try (var format = format(store);
        var log = TopicLog.open(store.client())) {
      return SessionIndex.read(log, format);
    }
  }

  private void printJson(SessionIndex index, boolean exclusive) throws JsonProcessingException {
    var mapper = new ObjectMapper();
    for (var session : index.sessions()) {
      out().println(mapper.writeValueAsString(SessionLine.of(session, exclusive)));
    }
  }
}
