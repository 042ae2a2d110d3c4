package dev.classmoji.aggregator.dashboard.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A line whose texts leave only when the test says so. */
final class FakeLine implements Line {
  final List<String> sent = new ArrayList<>();
  final List<Farewell> farewells = new ArrayList<>();
  private CompletableFuture<Void> underWay = new CompletableFuture<>();

  @Override
  public CompletionStage<Void> send(String text) {
    sent.add(text);
    underWay = new CompletableFuture<>();
    return underWay;
  }

  @Override
  public void close(Farewell farewell) {
    farewells.add(farewell);
  }

  /** The message under way leaves; true if another follows it at once. */
  boolean leave() {
    int before = sent.size();
    underWay.complete(null);
    return sent.size() > before;
  }

  /** Everything leaves that there is. */
  void leaveAll() {
    while (leave()) {
      // the next one is under way
    }
  }

  void fail() {
    underWay.completeExceptionally(new IllegalStateException("the socket is gone"));
  }

  String last() {
    return sent.get(sent.size() - 1);
  }
}
