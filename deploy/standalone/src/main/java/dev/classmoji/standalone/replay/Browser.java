package dev.classmoji.standalone.replay;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens a page in the user's browser, where there is a desktop to open it on. */
final class Browser {
  private static final List<String> DESKTOPS = List.of("DISPLAY", "WAYLAND_DISPLAY");
  private static final List<String> OPENERS = List.of("xdg-open", "open");

  private Browser() {}

  /** Opens {@code address} if that is possible; the user has it in print in any case. */
  static void open(String address) {
    opener(System.getenv()).ifPresent(opener -> open(opener, address));
  }

  private static void open(Path opener, String address) {
    try {
      new ProcessBuilder(opener.toString(), address)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // the address is on the terminal
    }
  }

  /** The program that opens pages, if the environment has a desktop and such a program. */
  static Optional<Path> opener(Map<String, String> environment) {
    if (DESKTOPS.stream().noneMatch(name -> !environment.getOrDefault(name, "").isEmpty())) {
      return Optional.empty();
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> OPENERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
