package dev.classmoji.ingest;

import dev.classmoji.ingest.crop.CropPublisher;
import dev.classmoji.ingest.crop.FaceCropper;
import dev.classmoji.ingest.crop.StillFaces;
import dev.classmoji.ingest.crop.StudentCrop;
import dev.classmoji.ingest.face.Face;
import dev.classmoji.ingest.face.FaceDetector;
import dev.classmoji.ingest.source.Picture;
import dev.classmoji.ingest.student.Admission;
import dev.classmoji.ingest.student.FaceFollower;
import dev.classmoji.ingest.student.Sighting;
import java.util.List;

/** The way of a picture: face, student, admission, crop, out. */
final class CropPipeline {
  private final FaceDetector detector;
  private final Admission admission;
  private final FaceCropper cropper;
  private final StillFaces stillFaces;
  private final CropPublisher publisher;
  private final Meter meter;
  private final PictureTraces traces;

  CropPipeline(
      FaceDetector detector,
      Admission admission,
      FaceCropper cropper,
      StillFaces stillFaces,
      CropPublisher publisher,
      Meter meter,
      PictureTraces traces) {
    this.detector = detector;
    this.admission = admission;
    this.cropper = cropper;
    this.stillFaces = stillFaces;
    this.publisher = publisher;
    this.meter = meter;
    this.traces = traces;
  }

  /**
   * @param source the id of the source that the picture is of
   * @param follower who follows that source's faces
   */
  void pass(String source, FaceFollower follower, Picture picture) {
    traces.during(source, picture, () -> find(source, follower, picture));
  }

  private void find(String source, FaceFollower follower, Picture picture) {
    List<Face> faces =
        meter.time(Stage.FACE, () -> traces.part("detect", () -> detector.detect(picture)));
    meter.searched(faces.size());
    List<Sighting> sightings =
        meter.time(
            Stage.STUDENT,
            () -> traces.part("follow", () -> follower.follow(picture.mediaTimeMicros(), faces)));
    meter.time(Stage.CROP, () -> publish(source, picture, sightings));
  }

  private Void publish(String source, Picture picture, List<Sighting> sightings) {
    publisher.publish(source, picture, traces.part("crop", () -> cut(picture, sightings)));
    return null;
  }

  private List<StudentCrop> cut(Picture picture, List<Sighting> sightings) {
    return sightings.stream()
        .filter(seen -> admission.admits(seen.student()))
        .map(seen -> cut(picture, seen))
        .toList();
  }

  private StudentCrop cut(Picture picture, Sighting seen) {
    var crop = cropper.crop(picture, seen.face());
    return new StudentCrop(seen, stillFaces.hold(seen, picture.mediaTimeMicros(), crop));
  }
}
