package dev.classmoji.aggregator.feedback;

import dev.classmoji.schemas.Showing;

/**
 * Chooses what is shown, with hysteresis: an emoji that flickers says nothing. A state changes when
 * the smoothed probabilities have spoken for another one throughout {@code hold}, and it has been
 * shown for {@code dwell}. Away is entered by {@link #away} and left at the first convincing
 * reading. A pure function of its arguments; all times are media time in microseconds.
 */
public final class EmojiPolicy {
  private final PolicySettings settings;
  private final long holdMicros;
  private final long dwellMicros;

  public EmojiPolicy(PolicySettings settings) {
    this.settings = settings;
    this.holdMicros = Micros.of(settings.hold());
    this.dwellMicros = Micros.of(settings.dwell());
  }

  /** What is shown at a student's first reading. */
  public Shown first(Probabilities reading, long nowMicros) {
    return Shown.from(clear(reading, settings.sureFrom()), nowMicros);
  }

  /** What is shown after a reading; unchanged if {@code showing} and {@code sinceMicros} are. */
  public Shown decide(Shown shown, Probabilities smoothed, long nowMicros) {
    var target = target(shown.showing(), smoothed);
    if (target == shown.showing()) {
      return shown.unchallenged();
    }
    boolean away = shown.showing() == Showing.AWAY;
    if (away && target != Showing.UNSURE) {
      return Shown.from(target, nowMicros);
    }
    var contender = shown.contenderFor(target, nowMicros);
    boolean held = nowMicros - contender.sinceMicros() >= holdMicros;
    boolean dwelt = away || nowMicros - shown.sinceMicros() >= dwellMicros;
    return held && dwelt ? Shown.from(target, nowMicros) : shown.challengedBy(contender);
  }

  /** What is shown once no face has been seen for long enough. */
  public Shown away(Shown shown, long nowMicros) {
    return shown.showing() == Showing.AWAY
        ? shown.unchallenged()
        : Shown.from(Showing.AWAY, nowMicros);
  }

  /** What the probabilities speak for, given what is shown. */
  private Showing target(Showing showing, Probabilities smoothed) {
    if (showing == Showing.UNSURE || showing == Showing.AWAY) {
      return clear(smoothed, settings.sureFrom());
    }
    var clear = clear(smoothed, settings.unsureBelow());
    boolean leads =
        clear == Showing.UNSURE || smoothed.of(clear) - smoothed.of(showing) >= settings.margin();
    return leads ? clear : showing;
  }

  private static Showing clear(Probabilities smoothed, double threshold) {
    var best = smoothed.best();
    return smoothed.of(best) < threshold ? Showing.UNSURE : best;
  }
}
