package dev.classmoji.standalone.doctor;

/** Words what it means that a native library does not load. */
final class NativeLibraries {
  private NativeLibraries() {}

  static Finding missing(LinkageError e) {
    return Finding.fail(
        "does not load: " + Doctor.reason(e),
        "The libraries are built for one platform, linux-x86_64 unless -Djavacpp.platform says"
            + " otherwise, and need glibc: delete deploy/standalone/target and build again.");
  }
}
