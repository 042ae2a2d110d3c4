package dev.classmoji.aggregator.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The folder that a report is written into. Whatever fails there is told in one line. */
public final class ReportFolder {

  /** Writes one file's text. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Creates the folder if it is missing and tries whether files can be written there, so that one
   * can ask before a long session rather than after it.
   *
   * @throws IOException with one line that says which folder and why not
   */
  public static ReportFolder at(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".classmoji", null));
    } catch (IOException e) {
      throw new IOException("cannot write a report into %s: %s".formatted(folder, reason(e)), e);
    }
    return new ReportFolder(folder);
  }

  /** Writes or replaces a file; UTF-8. */
  public void write(String name, Content content) throws IOException {
    var file = folder.resolve(name);
    try (var out = Files.newBufferedWriter(file, UTF_8)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(file, reason(e)), e);
    }
  }

  /** Why a file or folder cannot be used, in a few words. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it is not a folder";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    var reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
