package dev.classmoji.ingest.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/** What a file says of itself at its beginning, where FFmpeg does not tell. */
enum ContainerHead {
  /** No container that is replayed. */
  OTHER,
  /** Matroska or AVI, or MP4 with a whole index: the damage lies deeper. */
  CONTAINER,
  /**
   * MP4 or MOV without its index, the {@code moov} box (ISO/IEC 14496-12): recorders write it last,
   * and nothing can be read without it.
   */
  NO_INDEX;

  private static final int EBML = 0x1A45DFA3;
  private static final int RIFF = fourLetters("RIFF");
  private static final int AVI = fourLetters("AVI ");
  private static final int MOOV = fourLetters("moov");
  private static final Set<Integer> FIRST_BOXES =
      Set.of(fourLetters("ftyp"), fourLetters("mdat"), fourLetters("wide"), MOOV);

  private static final int BOX_HEADER_BYTES = 8;
  private static final int LARGE_BOX = 1;
  private static final int BOX_TO_THE_END = 0;

  /** What kind of file FFmpeg could not open. */
  static ContainerHead of(Path file) {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < 12) {
        return OTHER;
      }
      int first = in.readInt();
      int second = in.readInt();
      if (first == EBML || first == RIFF && in.readInt() == AVI) {
        return CONTAINER;
      }
      if (!FIRST_BOXES.contains(second)) {
        return OTHER;
      }
      return hasWholeIndex(in) ? CONTAINER : NO_INDEX;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Whether an AVI file ends before its first RIFF chunk does; FFmpeg shortens its stated length
   * then.
   */
  static boolean ofAviCutShort(Path file) {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long size =
          in.readInt() == RIFF ? Integer.toUnsignedLong(Integer.reverseBytes(in.readInt())) : 0;
      return in.length() < size + BOX_HEADER_BYTES;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static boolean hasWholeIndex(RandomAccessFile in) throws IOException {
    long at = 0;
    while (at + 2 * BOX_HEADER_BYTES <= in.length()) {
      in.seek(at);
      long size = Integer.toUnsignedLong(in.readInt());
      int type = in.readInt();
      if (size == LARGE_BOX) {
        size = in.readLong();
      }
      long end = size == BOX_TO_THE_END ? in.length() : at + size;
      if (type == MOOV) {
        return end <= in.length();
      }
      if (end <= at) {
        return false;
      }
      at = end;
    }
    return false;
  }

  private static int fourLetters(String name) {
    return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
  }
}
