package dev.classmoji.aggregator.dashboard.live;

import java.util.concurrent.CompletionStage;

/** What carries text to one page. */
public interface Line {

  /** Completes once the text has left this process, or exceptionally if it cannot. */
  CompletionStage<Void> send(String text);

  void close(Farewell farewell);
}
