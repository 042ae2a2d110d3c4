package dev.classmoji.standalone.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory that this process may still take. */
final class MemoryCheck implements Check {
  private static final long NEEDED_MIB = 700;
  private static final Path MACHINE = Path.of("/proc/meminfo");
  private static final Path CONTAINER = Path.of("/sys/fs/cgroup");

  @Override
  public String subject() {
    return "memory";
  }

  @Override
  public Finding look() {
    return judge(
        MemoryFigures.availableOnMachine(read(MACHINE)),
        MemoryFigures.availableInContainer(
            read(CONTAINER.resolve("memory.max")),
            read(CONTAINER.resolve("memory.current")),
            read(CONTAINER.resolve("memory.stat"))));
  }

  /** Empty where the system has no such file. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * @param machine bytes that the machine can give; empty if unknown
   * @param container bytes that the container's limit leaves; empty if it has none
   */
  static Finding judge(OptionalLong machine, OptionalLong container) {
    if (machine.isEmpty() && container.isEmpty()) {
      return Finding.warn(
          "how much is free cannot be told here",
          "See to it that %d MiB are free.".formatted(NEEDED_MIB));
    }
    long free =
        Math.min(machine.orElse(Long.MAX_VALUE), container.orElse(Long.MAX_VALUE)) / (1 << 20);
    boolean limited =
        container.isPresent() && container.getAsLong() <= machine.orElse(Long.MAX_VALUE);
    var found =
        "%d MiB free, %d MiB needed%s"
            .formatted(free, NEEDED_MIB, limited ? "; the container's limit" : "");
    return free >= NEEDED_MIB
        ? Finding.ok(found)
        : Finding.fail(
            found, limited ? "Give the container more memory." : "Close other programs.");
  }
}
