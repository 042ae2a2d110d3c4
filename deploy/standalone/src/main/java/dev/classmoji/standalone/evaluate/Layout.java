package dev.classmoji.standalone.evaluate;

import dev.classmoji.schemas.Showing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files belong to which class: the nearest folder around a file that is named like one says.
 *
 * @param images in the order of their files
 * @param unknown folders that no class names, and how many files lie in each
 */
record Layout(List<LabelledImage> images, SortedMap<String, Integer> unknown) {
  /** What the model may have learnt says nothing of how it reads new faces. */
  private static final Set<String> TRAINING = Set.of("train", "training");

  private static final String TOP = "(no folder)";

  /**
   * @param files paths with '/'
   * @param parts only files in folders of these names count, in whatever case; all if it is empty
   * @throws UnusableImagesException if there is nothing to read, or if a training set lies beside
   *     others and none was chosen
   */
  static Layout of(List<String> files, List<String> parts) throws UnusableImagesException {
    if (files.isEmpty()) {
      throw new UnusableImagesException("it is empty; give a folder of images for each class");
    }
    var chosen = files.stream().filter(file -> isPartOf(file, parts)).toList();
    if (chosen.isEmpty()) {
      throw new UnusableImagesException(
          "it has no file in a folder named %s".formatted(String.join(" or ", parts)));
    }
    var layout = of(chosen);
    if (layout.images.isEmpty()) {
      throw new UnusableImagesException(
          "none of its folders is named like a class; it has %s, but needs %s"
              .formatted(FileNames.some(layout.unknown.keySet()), ClassNames.all()));
    }
    if (parts.stream().noneMatch(Layout::isTraining)) {
      layout.refuseTrainingBesideOthers();
    }
    return layout;
  }

  /** That some folders are left out, and which, in one line; empty if none is. */
  Optional<String> warning() {
    int files = unknown.values().stream().mapToInt(Integer::intValue).sum();
    return files == 0
        ? Optional.empty()
        : Optional.of(
            "left out %d files in folders that no class names: %s"
                .formatted(files, FileNames.some(unknown.keySet())));
  }

  private static Layout of(List<String> files) {
    var images = new ArrayList<LabelledImage>();
    var unknown = new TreeMap<String, Integer>();
    for (var file : files) {
      label(folders(file))
          .ifPresentOrElse(
              label -> images.add(new LabelledImage(file, label)),
              () -> unknown.merge(String.join("/", folders(file)), 1, Integer::sum));
    }
    return new Layout(images, unknown);
  }

  private static Optional<Showing> label(List<String> folders) {
    int place = classFolder(folders);
    return place < 0 ? Optional.empty() : ClassNames.of(folders.get(place));
  }

  /** The place of the innermost folder that names a class; -1 if none does. */
  private static int classFolder(List<String> folders) {
    int place = folders.size() - 1;
    while (place >= 0 && ClassNames.of(folders.get(place)).isEmpty()) {
      place--;
    }
    return place;
  }

  private static boolean isPartOf(String file, List<String> parts) {
    return parts.isEmpty()
        || parts.stream().anyMatch(part -> folders(file).stream().anyMatch(part::equalsIgnoreCase));
  }

  /** The folders around a file, the outermost first; a name for none if there is none. */
  private static List<String> folders(String file) {
    int end = file.lastIndexOf('/');
    return end < 0 ? List.of(TOP) : List.of(file.substring(0, end).split("/"));
  }

  private void refuseTrainingBesideOthers() throws UnusableImagesException {
    var sets = new TreeSet<String>();
    images.forEach(image -> sets.add(set(folders(image.file()))));
    var others = sets.stream().filter(set -> !isTraining(set)).toList();
    if (!others.isEmpty() && others.size() < sets.size()) {
      throw new UnusableImagesException(
          ("it holds training images beside others (%s), which would flatter the model: choose with"
                  + " --part, e.g. --part %s")
              .formatted(FileNames.some(sets), others.get(0)));
    }
  }

  /** The set that an image belongs to: a folder of training, or the one around its class. */
  private static String set(List<String> folders) {
    return folders.stream()
        .filter(Layout::isTraining)
        .findFirst()
        .orElse(folders.get(Math.max(0, classFolder(folders) - 1)));
  }

  private static boolean isTraining(String folder) {
    return TRAINING.contains(folder.toLowerCase(Locale.ROOT));
  }
}
