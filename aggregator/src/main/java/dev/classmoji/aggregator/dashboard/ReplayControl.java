package dev.classmoji.aggregator.dashboard;

/**
 * Plays a recording again on request of the page: a bean of this type is given by an application
 * that has one to play; without it the page does not offer to.
 */
public interface ReplayControl {

  /**
   * Begins a new session of the recording and returns; it need not have begun to show.
   *
   * @return false if one is still playing, so that none was begun
   */
  boolean playAgain();
}
