package dev.classmoji.standalone.doctor;

import java.util.Set;

/** The operating system and the processor. */
final class PlatformCheck implements Check {
  private static final Set<String> X86_64 = Set.of("amd64", "x86_64");

  @Override
  public String subject() {
    return "platform";
  }

  @Override
  public Finding look() {
    return judge(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }

  static Finding judge(String system, String architecture, int processors) {
    var found = "%s on %s, %d processors".formatted(system, architecture, processors);
    return system.equals("Linux") && X86_64.contains(architecture)
        ? Finding.ok(found)
        : Finding.warn(
            found,
            "Only Linux on x86-64 is tested. Elsewhere, build with -Djavacpp.platform=PLATFORM"
                + " (such as macosx-arm64) and see what the lines below say.");
  }
}
