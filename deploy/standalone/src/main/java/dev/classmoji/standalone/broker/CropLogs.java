package dev.classmoji.standalone.broker;

import dev.classmoji.schemas.Topics;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * The logs of face crops on a broker's disk.
 *
 * @param broker the folder of all its logs
 */
record CropLogs(Path broker) {
  private static final String PREFIX = Topics.FACE_CROPS.name() + '-';

  /** Those that the broker has made. */
  List<TopicPartition> partitions() {
    return folders()
        .map(folder -> Integer.valueOf(folder.getName().substring(PREFIX.length())))
        .map(partition -> new TopicPartition(Topics.FACE_CROPS.name(), partition))
        .toList();
  }

  /** What their records take, in segments too that Kafka has dropped and not yet removed. */
  long bytes() {
    return folders()
        .flatMap(folder -> entries(folder, name -> name.contains(".log")))
        .mapToLong(File::length)
        .sum();
  }

  private Stream<File> folders() {
    return entries(broker.toFile(), name -> name.startsWith(PREFIX));
  }

  /** One that goes in the meantime has no length. */
  private static Stream<File> entries(File folder, Predicate<String> wanted) {
    var found = folder.listFiles((parent, name) -> wanted.test(name));
    return found == null ? Stream.empty() : Stream.of(found);
  }
}
