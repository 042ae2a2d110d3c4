package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps the few readings of each class of which the model was surest, right and wrong ones. */
final class Examples implements Consumer<Reading> {
  private static final Comparator<Reading> SUREST =
      Comparator.comparingInt(Reading::confidence).reversed();

  private final int most;
  private final Map<Showing, List<Reading>> right = new EnumMap<>(Showing.class);
  private final Map<Showing, List<Reading>> wrong = new EnumMap<>(Showing.class);

  /**
   * @param most how many right and how many wrong ones of each class
   */
  Examples(int most) {
    this.most = most;
  }

  @Override
  public void accept(Reading reading) {
    var kept =
        (reading.isRight() ? right : wrong)
            .computeIfAbsent(reading.image().label(), any -> new ArrayList<>());
    kept.add(reading);
    kept.sort(SUREST); // stable: of equals, the first in the set stays
    if (kept.size() > most) {
      kept.remove(most);
    }
  }

  /** The surest right answers for images of a class, the surest first. */
  List<Reading> right(Showing truth) {
    return List.copyOf(right.getOrDefault(truth, List.of()));
  }

  /** The surest wrong answers for images of a class, the surest first. */
  List<Reading> wrong(Showing truth) {
    return List.copyOf(wrong.getOrDefault(truth, List.of()));
  }
}
