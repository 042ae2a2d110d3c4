package dev.classmoji.standalone.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser for the dashboard. */
final class BrowserCheck implements Check {
  private static final List<String> BROWSERS =
      List.of(
          "xdg-open",
          "open",
          "firefox",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "microsoft-edge");

  @Override
  public String subject() {
    return "browser";
  }

  @Override
  public Finding look() {
    return judge(find(System.getenv().getOrDefault("PATH", "")));
  }

  /** The first that the folders of {@code path} hold. */
  static Optional<Path> find(String path) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Finding judge(Optional<Path> browser) {
    return browser
        .map(found -> Finding.ok(found.toString()))
        .orElseGet(
            () ->
                Finding.warn(
                    "none on the PATH",
                    "The dashboard runs all the same: open its address in a browser of your own."));
  }
}
