package dev.classmoji.standalone.container;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of the container tests, and the one place that says when they are skipped. */
final class Engine {
  static final String BROKER = "apache/kafka:4.2.1";

  private static final List<String> IMAGES =
      List.of("classmoji/ingest", "classmoji/classifier", "classmoji/aggregator");
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Engine() {}

  static boolean answers() {
    return DockerClientFactory.instance().isDockerAvailable() || skip("no Docker engine answers");
  }

  static boolean hasImages() {
    return answers()
        && (IMAGES.stream().allMatch(Engine::has)
            || skip("the services' images are not built; see deploy/docker/README.md"));
  }

  private static boolean has(String image) {
    try {
      DockerClientFactory.instance().client().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static boolean skip(String reason) {
    if (SAID.add(reason)) {
      System.out.println("container: tests are skipped: " + reason);
    }
    return false;
  }
}
