package dev.classmoji.classifier.expression;

import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.Keys;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each student's last crop and what the model said of it: while a face is still, ingest publishes
 * the same pixels again, and the model's answer depends on nothing else. So this saves time and
 * changes no outcome, also when it has forgotten. Not thread-safe.
 */
final class LastCrops {
  /** Of 4 kB each. Who has not been seen for longest is forgotten. */
  private static final int STUDENTS = 1000;

  /** What is known of a student: {@code answer} belongs to {@code answered}, null if none is. */
  private static final class Known {
    private ByteBuffer arrived;
    private ByteBuffer answered;
    private List<Integer> answer;
  }

  private final Map<String, Known> students =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > STUDENTS;
        }
      };

  /** Notes a crop that has arrived; tells whether it shows the same as the student's one before. */
  boolean repeats(FaceCrop crop) {
    var known = known(crop);
    boolean same = crop.getPixels().equals(known.arrived);
    known.arrived = crop.getPixels();
    return same;
  }

  void answered(FaceCrop crop, List<Integer> answer) {
    var known = known(crop);
    known.answered = crop.getPixels();
    known.answer = answer;
  }

  /** What the model said of these very pixels, if the student's last answer was to them. */
  Optional<List<Integer>> answer(FaceCrop crop) {
    var known = known(crop);
    return crop.getPixels().equals(known.answered) ? Optional.of(known.answer) : Optional.empty();
  }

  private Known known(FaceCrop crop) {
    var key = Keys.student(crop.getSession(), crop.getStudent());
    var known = students.remove(key);
    students.put(key, known == null ? new Known() : known);
    return students.get(key);
  }
}
