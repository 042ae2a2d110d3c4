package dev.classmoji.aggregator.report;

import dev.classmoji.schemas.Showing;

/** Says how the class changed: "more look happy (2 → 9), fewer look neutral (10 → 3)". */
final class MomentWords {
  private MomentWords() {}

  static String of(Moments.Moment moment) {
    var more = "more " + change(moment, moment.more());
    boolean fell =
        moment.after()[moment.less().ordinal()] < moment.before()[moment.less().ordinal()];
    return fell ? more + ", fewer " + change(moment, moment.less()) : more;
  }

  private static String change(Moments.Moment moment, Showing showing) {
    return "%s (%s\u00a0→\u00a0%s)"
        .formatted(
            Appearance.of(showing).many(),
            students(moment.before(), showing),
            students(moment.after(), showing));
  }

  private static String students(double[] students, Showing showing) {
    return Long.toString(Math.round(students[showing.ordinal()]));
  }
}
