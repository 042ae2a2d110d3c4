package dev.classmoji.standalone.evaluate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;

/** A folder of images, links followed. */
final class ImageFolder implements ImageSet {
  private final Path root;
  private final TreeSet<String> files = new TreeSet<>();

  ImageFolder(Path root) throws IOException {
    this.root = root;
    var follow = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
    Files.walkFileTree(root, follow, Integer.MAX_VALUE, new Collector());
    files.removeIf(ImageSet::isHidden);
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(root.relativize(file).toString().replace(File.separatorChar, '/'));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root)) {
        throw e;
      }
      return visitFile(file, null); // counted when it cannot be opened
    }
  }

  @Override
  public List<String> files() {
    return List.copyOf(files);
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(root.resolve(file));
  }

  @Override
  public void close() {}
}
