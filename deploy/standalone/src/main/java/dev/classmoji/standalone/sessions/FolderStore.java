package dev.classmoji.standalone.sessions;

import dev.classmoji.standalone.broker.DataFolder;
import dev.classmoji.standalone.broker.EmbeddedBroker;
import dev.classmoji.standalone.broker.FacesAtRest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A data folder, with a broker started on it for as long as it is open. */
final class FolderStore implements SessionStore {
  private final DataFolder folder;
  private final EmbeddedBroker broker;

  private FolderStore(DataFolder folder, EmbeddedBroker broker) {
    this.folder = folder;
    this.broker = broker;
  }

  /**
   * @throws dev.classmoji.standalone.broker.BrokerException if the folder is none that Classmoji
   *     has filled, is in use or cannot be read
   */
  static FolderStore open(Path path) {
    var folder = DataFolder.reopen(path);
    try {
      return new FolderStore(folder, EmbeddedBroker.start(folder.broker()));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  @Override
  public Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  @Override
  public boolean exclusive() {
    return true;
  }

  @Override
  public Optional<String> removeFaces() {
    return new FacesAtRest(folder, broker).remove();
  }

  @Override
  public void close() {
    try {
      broker.close();
    } finally {
      folder.close();
    }
  }
}
