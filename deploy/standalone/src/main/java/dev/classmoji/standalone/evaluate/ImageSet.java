package dev.classmoji.standalone.evaluate;

import dev.classmoji.aggregator.report.ReportFolder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/** The files of a folder or a ZIP. What is read of them stays in memory. */
sealed interface ImageSet extends Closeable permits ImageFolder, ImageZip {

  /**
   * Paths of all files, relative, with '/', in the order of their names; without hidden files and
   * what macOS adds to a ZIP.
   */
  List<String> files();

  /** The content of one of {@link #files()}. */
  InputStream open(String file) throws IOException;

  /**
   * Opens what lies at {@code place}.
   *
   * @throws UnusableImagesException if it is neither
   */
  static ImageSet at(Path place) throws UnusableImagesException {
    try {
      return Files.isDirectory(place)
          ? new ImageFolder(place.toRealPath())
          : new ImageZip(place.toRealPath());
    } catch (NoSuchFileException e) {
      throw new UnusableImagesException(
          "there is no such file or folder; give one with a folder of images for each class");
    } catch (ZipException e) {
      throw new UnusableImagesException(
          "this is no ZIP that can be read (%s); give a folder or a ZIP of images"
              .formatted(e.getMessage()));
    } catch (IOException e) {
      throw new UnusableImagesException("it cannot be read: %s".formatted(ReportFolder.reason(e)));
    }
  }

  /** Whether a path is a file that a system or a program keeps for itself. */
  static boolean isHidden(String file) {
    return file.startsWith(".") || file.contains("/.") || file.startsWith("__MACOSX/");
  }
}
