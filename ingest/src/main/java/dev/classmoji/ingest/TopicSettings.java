package dev.classmoji.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How missing topics are created; the same for every module. */
@ConfigMapping(prefix = "classmoji.topics")
public interface TopicSettings {

  /** Over how many partitions sessions are spread. */
  @WithDefault("4")
  int partitions();

  /** Copies of each partition; -1 for the cluster's default. */
  @WithDefault("-1")
  short replication();
}
