package dev.classmoji.standalone.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP of images, never unpacked: each is decompressed in memory as it is read. */
final class ImageZip implements ImageSet {
  private final ZipFile zip;
  private final TreeMap<String, ZipEntry> entries = new TreeMap<>();

  ImageZip(Path file) throws IOException {
    zip = new ZipFile(file.toFile());
    zip.stream()
        .filter(entry -> !entry.isDirectory())
        .forEach(entry -> entries.put(entry.getName().replace('\\', '/'), entry));
    entries.keySet().removeIf(ImageSet::isHidden);
  }

  @Override
  public List<String> files() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public InputStream open(String file) throws IOException {
    return zip.getInputStream(entries.get(file));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
