package dev.classmoji.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetTest {
  @TempDir Path folder;

  @Test
  void shouldListAFolderInOrderWithoutHiddenFiles() throws Exception {
    write("b/2.png", "a/1.png", "a/.DS_Store", ".git/config", "top.png");
    Files.createDirectory(folder.resolve("empty"));

    try (var images = ImageSet.at(folder)) {
      assertThat(images.files()).containsExactly("a/1.png", "b/2.png", "top.png");
      assertThat(images.open("a/1.png")).hasContent("a/1.png");
    }
  }

  @Test
  void shouldFollowLinksButNotInCircles() throws Exception {
    write("a/1.png");
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);

    try (var images = ImageSet.at(folder)) {
      assertThat(images.files()).contains("a/1.png", "b/1.png").hasSizeLessThan(6);
    }
  }

  @Test
  void shouldListAZipLikeAFolder() throws Exception {
    var zip = zip("b/2.png", "a\\1.png", "a/", "a/.DS_Store", "__MACOSX/a/._1.png");

    try (var images = ImageSet.at(zip)) {
      assertThat(images.files()).containsExactly("a/1.png", "b/2.png");
      assertThat(images.open("a/1.png")).hasContent("a\\1.png");
    }
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(zip));
  }

  @Test
  void shouldSayWhatCannotBeOpened() throws Exception {
    var text = Files.writeString(folder.resolve("notes.zip"), "just words");
    var empty = Files.createFile(folder.resolve("empty.zip"));

    assertRefused(folder.resolve("none"), "there is no such file or folder");
    assertRefused(text, "this is no ZIP that can be read");
    assertRefused(empty, "this is no ZIP that can be read");
  }

  private static void assertRefused(Path place, String why) {
    assertThatThrownBy(() -> ImageSet.at(place))
        .isInstanceOf(UnusableImagesException.class)
        .hasMessageContaining(why);
  }

  private void write(String... files) throws IOException {
    for (var file : files) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), file);
    }
  }

  private Path zip(String... entries) throws IOException {
    var file = folder.resolve("images.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(entry.endsWith("/") ? new byte[0] : entry.getBytes());
      }
    }
    return file;
  }
}
