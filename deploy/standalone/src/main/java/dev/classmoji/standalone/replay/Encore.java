package dev.classmoji.standalone.replay;

import dev.classmoji.aggregator.dashboard.ReplayControl;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Whether the recording is to be played once more: the page asks for it once it has ended. */
@ApplicationScoped
class Encore implements ReplayControl {
  private enum State {
    PLAYING,
    OFFERED,
    WANTED,
    CLOSED
  }

  private State state = State.PLAYING;

  @Override
  public synchronized boolean playAgain() {
    if (state != State.OFFERED) {
      return false;
    }
    state = State.WANTED;
    notifyAll();
    return true;
  }

  /** Says that the recording has ended. */
  synchronized void offer() {
    if (state == State.PLAYING) {
      state = State.OFFERED;
    }
  }

  /** Whether it is wanted within {@code patience}; it then plays. Returns at once when closed. */
  synchronized boolean isWanted(Duration patience) throws InterruptedException {
    if (state == State.OFFERED) {
      wait(patience.toMillis());
    }
    if (state != State.WANTED) {
      return false;
    }
    state = State.PLAYING;
    return true;
  }

  /** First of all that stop: {@link SessionRun} waits until nothing is played any more. */
  void stop(@Observes @Priority(1) ShutdownEvent event) {
    close();
  }

  /** Nothing will be played any more. */
  synchronized void close() {
    state = State.CLOSED;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return state == State.CLOSED;
  }
}
