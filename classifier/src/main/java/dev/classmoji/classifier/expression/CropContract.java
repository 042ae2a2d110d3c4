package dev.classmoji.classifier.expression;

import dev.classmoji.classifier.model.CropShape;
import dev.classmoji.schemas.Box;
import dev.classmoji.schemas.FaceCrop;
import dev.classmoji.schemas.Keys;
import dev.classmoji.schemas.SessionId;
import java.util.Optional;

/** What a FaceCrop must keep to before the model may see it. */
final class CropContract {

  private CropContract() {}

  /** The first thing that is wrong with a crop, in one line; empty if it is sound. */
  static Optional<String> fault(FaceCrop crop, String key, CropShape shape) {
    if (!isSession(crop.getSession())) {
      return Optional.of("the session id is not name~run");
    }
    if (crop.getStudent().isBlank() || crop.getSource().isBlank()) {
      return Optional.of("the student or the source has no id");
    }
    if (!Keys.student(crop.getSession(), crop.getStudent()).equals(key)) {
      return Optional.of("the key is not the crop's session/student");
    }
    if (crop.getWidth() != shape.width() || crop.getHeight() != shape.height()) {
      return Optional.of(
          "the crop is %d×%d, but the model takes %s"
              .formatted(crop.getWidth(), crop.getHeight(), shape));
    }
    if (crop.getPixels().remaining() != shape.bytes()) {
      return Optional.of(
          "the crop has %d bytes of pixels, but %s needs %d"
              .formatted(crop.getPixels().remaining(), shape, shape.bytes()));
    }
    if (!isSound(crop.getBox())) {
      return Optional.of("the box is not finite, or empty");
    }
    if (!Float.isFinite(crop.getDetectionScore()) || !Float.isFinite(crop.getQuality())) {
      return Optional.of("the detection score or the quality is not finite");
    }
    return Optional.empty();
  }

  private static boolean isSession(String session) {
    try {
      SessionId.parse(session);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isSound(Box box) {
    return Float.isFinite(box.getX())
        && Float.isFinite(box.getY())
        && Float.isFinite(box.getWidth())
        && Float.isFinite(box.getHeight())
        && box.getWidth() > 0
        && box.getHeight() > 0;
  }
}
